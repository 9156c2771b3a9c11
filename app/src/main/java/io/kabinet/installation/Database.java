package io.kabinet.installation;

import static java.util.Objects.requireNonNull;

import io.kabinet.database.EmbeddedPostgres;
import io.kabinet.database.ExternalPostgres;
import io.kabinet.database.Login;
import io.kabinet.database.Migrations;
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

    /** Starts or reaches the database, and brings it to the present schema. */
    public static Database open(KabinetProperties properties) {
        var servingPassword = Secrets.of(properties.data()).servingPassword();
        EmbeddedPostgres embedded = null;
        Login owner;
        if (properties.databaseUrl() == null) {
            embedded = EmbeddedPostgres.start(properties.data().resolve("database"), 0);
            owner = embedded.owner();
        } else {
            owner = new Login(
                    properties.databaseUrl(),
                    requireNonNull(properties.databaseUser(), "--database-user goes with --database-url"),
                    requireNonNull(properties.databasePassword(), "--database-password goes with --database-url"));
            ExternalPostgres.check(owner);
        }
        Migrations.apply(owner, servingPassword);
        return new Database(embedded, owner, servingPassword);
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
}
