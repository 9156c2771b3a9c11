package io.kabinet.installation;

import io.kabinet.database.DatabaseUnavailable;
import io.kabinet.database.EmbeddedPostgres;
import io.kabinet.database.ExternalPostgres;
import io.kabinet.database.Login;
import io.kabinet.database.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The database of this installation: the embedded one, or an external one when its address was given. */
public final class Database implements AutoCloseable {

    private final @Nullable EmbeddedPostgres embedded;
    private final Login owner;
    private final String servingPassword;

    private Database(@Nullable EmbeddedPostgres embedded, Login owner, String servingPassword) {
        this.embedded = embedded;
        this.owner = owner;
        this.servingPassword = servingPassword;
    }

    /**
     * Starts or reaches the database, and brings it to the present schema.
     *
     * @throws DatabaseUnavailable with one sentence for the person who runs the installation
     */
    public static Database open(KabinetProperties properties) {
        var database = connect(properties);
        try {
            Migrations.apply(database.owner, database.servingPassword);
        } catch (RuntimeException cause) {
            database.close();
            throw cause;
        }
        return database;
    }

    /**
     * Reaches the database of a running installation, or starts the embedded one when nothing runs. Leaves the schema as
     * it is.
     *
     * @throws DatabaseUnavailable with one sentence for the person who runs the installation
     */
    public static Database reach(KabinetProperties properties) {
        var running = RunningInstallation.of(properties.data()).map(RunningInstallation::databaseUrl);
        if (properties.databaseUrl() == null && running.isPresent()) {
            var owner = EmbeddedPostgres.running(folder(properties), running.get());
            if (owner.isPresent()) {
                return new Database(null, owner.get(), servingPassword(properties));
            }
        }
        if (properties.databaseUrl() == null && !Files.isDirectory(folder(properties))) {
            throw new DatabaseUnavailable(
                    "There is no installation with an embedded database in %s: give its folder with"
                                    .formatted(properties.data())
                            + " --data, or its database with --database-url");
        }
        return connect(properties);
    }

    private static Database connect(KabinetProperties properties) {
        var servingPassword = servingPassword(properties);
        var url = properties.databaseUrl();
        if (url == null) {
            var embedded = EmbeddedPostgres.start(folder(properties), 0);
            return new Database(embedded, embedded.owner(), servingPassword);
        }
        var user = properties.databaseUser();
        var password = properties.databasePassword();
        if (user == null || password == null) {
            throw new DatabaseUnavailable("--database-url goes with --database-user and --database-password");
        }
        var owner = new Login(url, user, password);
        ExternalPostgres.check(owner);
        return new Database(null, owner, servingPassword);
    }

    /** Owns the tables: migrations and {@code doctor} only. */
    public Login owner() {
        return owner;
    }

    /** Serves requests and jobs, under row-level security. */
    public Login serving() {
        return owner.as(Migrations.SERVING_ROLE, servingPassword);
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private static Path folder(KabinetProperties properties) {
        return properties.data().resolve("database");
    }

    private static String servingPassword(KabinetProperties properties) {
        return Secrets.of(properties.data()).servingPassword();
    }
}
