package io.kabinet.database;

import java.sql.SQLException;
import java.util.Optional;

/** A PostgreSQL that somebody else runs. */
public final class ExternalPostgres {

    private static final int OLDEST = 150_000;

    private ExternalPostgres() {}

    /**
     * Reaches the database and checks that it is new enough.
     *
     * @throws DatabaseUnavailable with one sentence about what is wrong
     */
    public static void check(Login owner) {
        if (!owner.url().startsWith("jdbc:postgresql:")) {
            throw new DatabaseUnavailable(
                    "--database-url must look like jdbc:postgresql://HOST:5432/DATABASE, not " + owner.url());
        }
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT current_setting('server_version_num')::int, current_setting('server_version'),"
                                + " current_setting('server_encoding')")) {
            row.next();
            if (row.getInt(1) < OLDEST) {
                throw new DatabaseUnavailable(
                        "%s is PostgreSQL %s: 15 or newer is needed".formatted(owner.url(), row.getString(2)));
            }
            if (!"UTF8".equals(row.getString(3))) {
                throw new DatabaseUnavailable(
                        "%s has the encoding %s: UTF8 is needed".formatted(owner.url(), row.getString(3)));
            }
        } catch (SQLException cause) {
            throw new DatabaseUnavailable(
                    "The database cannot be reached: %s: %s".formatted(owner, reason(cause)), cause);
        }
    }

    private static String reason(SQLException cause) {
        return switch (Optional.ofNullable(cause.getSQLState()).orElse("")) {
            case "28P01", "28000" -> "it refuses this user or password";
            case "3D000" -> "there is no such database";
            case "08001", "08004", "08006" -> "nothing answers there";
            default ->
                Optional.ofNullable(cause.getMessage())
                        .orElse("no reason given")
                        .lines()
                        .findFirst()
                        .orElse("");
        };
    }
}
