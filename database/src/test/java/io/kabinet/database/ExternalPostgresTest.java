package io.kabinet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the PostgreSQL 15 of Debian 12, which {@code ./kabinet test} installs where it may. */
class ExternalPostgresTest {

    @TempDir
    static Path folder;

    private static @Nullable DebianPostgres server;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(DebianPostgres.installed(), "no postgresql-15 on this machine: apt-get install postgresql-15");
        server = DebianPostgres.start(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void forgetTheServingRole() throws Exception {
        server().execute("ALTER ROLE kabinet_serving RENAME TO serving_%d".formatted(System.nanoTime()));
    }

    @Test
    void anOwnerWhoMayMakeRolesNeedsNoPreparation() throws Exception {
        var owner = server().database("alone", "CREATEROLE");

        ExternalPostgres.check(owner);
        Migrations.apply(owner, "of the serving role");
        Migrations.apply(owner, "of the serving role");

        assertThat(tablesSeenBy(owner.as(Migrations.SERVING_ROLE, "of the serving role")))
                .isPositive();
    }

    @Test
    void anOwnerWhoMayNotMakeRolesFindsTheServingRoleMade() throws Exception {
        var owner = server().database("prepared", "");
        server().execute("CREATE ROLE kabinet_serving LOGIN PASSWORD 'of the serving role'");

        Migrations.apply(owner, "of the serving role");

        assertThat(tablesSeenBy(owner.as(Migrations.SERVING_ROLE, "of the serving role")))
                .isPositive();
    }

    @Test
    void whatIsMissingIsToldInOneSentence() throws Exception {
        var owner = server().database("unprepared", "");
        server().execute("CREATE ROLE kabinet_serving LOGIN PASSWORD 'another'");

        assertThatThrownBy(() -> Migrations.apply(owner, "of the serving role"))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("CREATEROLE");
        assertThatThrownBy(() -> ExternalPostgres.check(owner.as(owner.user(), "wrong")))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("refuses this user or password");
        assertThatThrownBy(() -> ExternalPostgres.check(owner.at("nowhere")))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("no such database");
        assertThatThrownBy(() ->
                        ExternalPostgres.check(new Login("jdbc:postgresql://127.0.0.1:1/kabinet", "kabinet", "secret")))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("nothing answers there")
                .hasMessageNotContaining("secret");
    }

    private static DebianPostgres server() {
        return java.util.Objects.requireNonNull(server);
    }

    private static int tablesSeenBy(Login login) throws Exception {
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM tenancy.table_class")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
