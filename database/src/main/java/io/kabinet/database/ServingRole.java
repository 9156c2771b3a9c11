package io.kabinet.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The role that serves requests and jobs: it owns no tables, is no superuser and does not bypass row-level security
 * (design, decision 3). Making it needs CREATEROLE; an owner without that finds it made, with our password.
 */
final class ServingRole {

    private final Login owner;
    private final Login serving;

    ServingRole(Login owner, String password) {
        this.owner = owner;
        this.serving = owner.as(Migrations.SERVING_ROLE, password);
    }

    /** Leaves a role that can sign in with our password, or says what the database's administrator must do. */
    void prepare() {
        if (works()) {
            return;
        }
        try (Connection connection = owner.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('kabinet.serving_role'))");
            if (!exists(statement)) {
                statement.execute("CREATE ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS"
                        .formatted(serving.user()));
            }
            statement.execute("ALTER ROLE %s PASSWORD %s"
                    .formatted(serving.user(), statement.enquoteLiteral(serving.password())));
            connection.commit();
        } catch (SQLException cause) {
            throw new DatabaseUnavailable(
                    "The role %s cannot be prepared (%s): give the role %s CREATEROLE, or make it with the password in secrets/serving.password of the data folder"
                            .formatted(serving.user(), cause.getMessage(), owner.user()),
                    cause);
        }
    }

    private boolean works() {
        try (Connection connection = serving.connect()) {
            return connection.isValid(5);
        } catch (SQLException _) {
            return false;
        }
    }

    private boolean exists(Statement statement) throws SQLException {
        try (var found =
                statement.executeQuery("SELECT FROM pg_roles WHERE rolname = '%s'".formatted(serving.user()))) {
            return found.next();
        }
    }
}
