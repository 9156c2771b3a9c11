package io.kabinet.database;

import org.flywaydb.core.Flyway;

/**
 * Brings a database to the present schema. The owner role owns every table; the serving role owns none, is no superuser
 * and does not bypass row-level security (design, decision 3).
 */
public final class Migrations {

    /** Serves requests and jobs: reads and writes rows, owns nothing. */
    public static final String SERVING_ROLE = "kabinet_serving";

    private Migrations() {}

    /** Creates the serving role when it is missing, sets its password, and applies what has not been applied yet. */
    public static void apply(Login owner, String servingPassword) {
        new ServingRole(owner, servingPassword).prepare();
        flyway(owner).migrate();
    }

    /** Flyway over the migrations of every module, one history for all of them. */
    public static Flyway flyway(Login owner) {
        return Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .table("flyway_schema_history")
                .outOfOrder(true)
                .validateMigrationNaming(true)
                .load();
    }
}
