package io.kabinet.visitors.projection;

import io.kabinet.testing.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks at the tables as their owner, past row-level security. */
public final class Database {

    private Database() {}

    /** The rows of a query, each as its columns joined by a blank. */
    public static List<String> rows(String query, Object... arguments) {
        try (var connection = TestPostgres.owner().connect();
                var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (var answer = statement.executeQuery()) {
                var rows = new ArrayList<String>();
                int columns = answer.getMetaData().getColumnCount();
                while (answer.next()) {
                    var row = new ArrayList<String>();
                    for (int i = 1; i <= columns; i++) {
                        row.add(String.valueOf(answer.getString(i)));
                    }
                    rows.add(String.join(" ", row));
                }
                return rows;
            }
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    public static long number(String query, Object... arguments) {
        return Long.parseLong(rows(query, arguments).getFirst());
    }

    public static void execute(String statement, Object... arguments) {
        try (var connection = TestPostgres.owner().connect();
                var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < arguments.length; i++) {
                prepared.setObject(i + 1, arguments[i]);
            }
            prepared.execute();
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
