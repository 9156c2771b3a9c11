package io.kabinet.testing;

import io.kabinet.database.Login;
import io.kabinet.database.Migrations;
import io.kabinet.installation.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** A database in which nobody has set anything up yet. */
public final class FreshInstallation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        new TestPostgres().initialize(context);
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                context,
                "kabinet.database-url=" + create("fresh_installation").url(),
                "kabinet.data=" + folderWithTheSecretsOfTheServer());
    }

    /** A folder of its own, since a collector's log has one writer; the serving role is the same in every database. */
    private static Path folderWithTheSecretsOfTheServer() {
        try {
            var folder = Files.createTempDirectory("kabinet-fresh");
            var password = Secrets.of(TestPostgres.data()).servingPassword();
            var unused = Secrets.of(folder).servingPassword();
            Files.writeString(folder.resolve("secrets/serving.password"), password);
            return folder;
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** An empty database of the present schema, reached as the owner of its tables. */
    public static Login migrated(String name) {
        var login = create(name);
        execute(login, """
                DO $$ BEGIN
                    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'kabinet_serving') THEN
                        CREATE ROLE kabinet_serving LOGIN;
                    END IF;
                END $$
                """);
        Migrations.flyway(login).migrate();
        return login;
    }

    private static Login create(String name) {
        var owner = TestPostgres.owner();
        execute(owner, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        execute(owner, "CREATE DATABASE " + name);
        var url = owner.url().substring(0, owner.url().lastIndexOf('/') + 1) + name;
        return new Login(url, owner.user(), owner.password());
    }

    private static void execute(Login login, String sql) {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
