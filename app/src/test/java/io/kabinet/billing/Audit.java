package io.kabinet.billing;

import io.kabinet.shared.OrganizationId;
import io.kabinet.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Looks at the ledger as its owner, as doctor does. */
final class Audit {

    private Audit() {}

    /** The broken invariants of the whole ledger, each with what it is about. */
    static List<String> breaches() {
        try (var connection = TestPostgres.owner().connect()) {
            return breaches(connection, List.of());
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    /** The same for the accounts of some organizations, inside a transaction that may have tampered with them. */
    static List<String> breaches(Connection connection, List<OrganizationId> only) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT * FROM billing.check_invariants(?::uuid[])")) {
            statement.setArray(1, only.isEmpty() ? null : connection.createArrayOf("uuid", ids(only)));
            var breaches = new ArrayList<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    breaches.add("%s: %s (%s)".formatted(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            return breaches;
        }
    }

    /** Everything that the ledger says of some organizations, in few bytes: equal when nothing changed. */
    static String fingerprint(Connection connection, List<OrganizationId> organizations) throws SQLException {
        try (var statement = connection.prepareStatement("""
                SELECT md5(concat(
                    (SELECT string_agg(a::text, ',' ORDER BY a::text) FROM billing.account a WHERE organization_id = ANY (o)),
                    (SELECT string_agg(e.hash::text, ',' ORDER BY e.hash) FROM billing.entry e WHERE organization_id = ANY (o)),
                    (SELECT string_agg(t::text, ',' ORDER BY t.id) FROM billing.transfer t
                     WHERE from_organization = ANY (o) OR to_organization = ANY (o)),
                    (SELECT string_agg(c::text, ',' ORDER BY c.id) FROM billing.accrual c WHERE organization_id = ANY (o))))
                FROM (SELECT ?::uuid[] AS o) AS organizations
                """)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids(organizations)));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Balance of one account; 0 when it was never opened. */
    static long balance(Connection connection, OrganizationId organization, String kind) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT balance FROM billing.account WHERE organization_id = ? AND kind = ?")) {
            statement.setObject(1, organization.value());
            statement.setString(2, kind);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    static long balance(OrganizationId organization, String kind) {
        try (var connection = TestPostgres.owner().connect()) {
            return balance(connection, organization, kind);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static UUID[] ids(List<OrganizationId> organizations) {
        return organizations.stream().map(OrganizationId::value).toArray(UUID[]::new);
    }
}
