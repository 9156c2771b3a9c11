package io.kabinet.rights;

import io.kabinet.testing.TestNetwork;
import io.kabinet.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What stands in the tables of tenants for the organizations of a network: rows and a sum over their contents, so that
 * two of them tell whether anything was written in between.
 */
final class Fingerprint {

    private Fingerprint() {}

    static Map<String, String> of(TestNetwork network) {
        var organizations =
                network.places().stream().map(place -> "'" + place.id() + "'").collect(Collectors.joining(", "));
        var sums = new TreeMap<String, String>();
        try (var connection = TestPostgres.owner().connect()) {
            for (String table : tables(connection)) {
                try (var statement = connection.createStatement();
                        var row = statement.executeQuery(
                                "SELECT count(*), coalesce(sum(hashtext(t::text)::bigint), 0) FROM " + table
                                        + " t WHERE organization_id IN (" + organizations + ")")) {
                    row.next();
                    sums.put(table, row.getLong(1) + " rows, " + row.getLong(2));
                }
            }
            return sums;
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT c.table_name FROM tenancy.table_class c
                        WHERE c.class <> 'global' AND EXISTS (
                            SELECT FROM information_schema.columns i
                            WHERE i.table_schema || '.' || i.table_name = c.table_name
                              AND i.column_name = 'organization_id')
                        ORDER BY 1
                        """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
