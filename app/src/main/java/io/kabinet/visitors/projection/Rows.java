package io.kabinet.visitors.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Rows that travel to the database as one array for each column, so that a statement costs the same for one row and for
 * thousands. In the SQL text {@code {rows}} stands for them, as a table named {@code rows}. (COPY would be the fastest way,
 * but PostgreSQL refuses it on tables with row-level security.)
 */
final class Rows {

    /** Reads one row of an answer. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final String[] names;
    private final String[] types;
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    private Rows(String[] names, String[] types) {
        this.names = names;
        this.types = types;
    }

    /** @param columns name and type of each, such as {@code "at timestamptz"} */
    static Rows of(String... columns) {
        var names = new String[columns.length];
        var types = new String[columns.length];
        for (int i = 0; i < columns.length; i++) {
            int space = columns[i].indexOf(' ');
            names[i] = columns[i].substring(0, space);
            types[i] = columns[i].substring(space + 1);
        }
        return new Rows(names, types);
    }

    void add(@Nullable Object... values) {
        if (values.length != names.length) {
            throw new IllegalArgumentException("%d values for %d columns".formatted(values.length, names.length));
        }
        rows.add(values);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Runs a statement; without rows, nothing. Returns how many rows it touched. */
    int update(DSLContext sql, String text) {
        if (rows.isEmpty()) {
            return 0;
        }
        return sql.connectionResult(connection -> {
            try (var statement = prepared(connection, text)) {
                return statement.executeUpdate();
            }
        });
    }

    /** Runs a query, or a statement that returns rows; without rows, nothing. */
    <T> List<T> query(DSLContext sql, String text, Reader<T> reader) {
        if (rows.isEmpty()) {
            return List.of();
        }
        return sql.connectionResult(connection -> {
            try (var statement = prepared(connection, text);
                    var answer = statement.executeQuery()) {
                var read = new ArrayList<T>();
                while (answer.next()) {
                    read.add(reader.read(answer));
                }
                return read;
            }
        });
    }

    private PreparedStatement prepared(Connection connection, String text) throws SQLException {
        var statement = connection.prepareStatement(text.replace("{rows}", table()));
        for (int column = 0; column < names.length; column++) {
            statement.setArray(column + 1, connection.createArrayOf(types[column], values(column)));
        }
        return statement;
    }

    private String table() {
        var arrays = new StringBuilder("unnest(");
        for (int i = 0; i < types.length; i++) {
            arrays.append(i == 0 ? "" : ", ").append("?::").append(types[i]).append("[]");
        }
        return arrays.append(") AS rows (")
                .append(String.join(", ", names))
                .append(")")
                .toString();
    }

    private @Nullable Object[] values(int column) {
        var values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            var value = rows.get(i)[column];
            values[i] = value instanceof Instant || value instanceof Enum<?> || value instanceof java.time.LocalDate
                    ? value.toString()
                    : value;
        }
        return values;
    }
}
