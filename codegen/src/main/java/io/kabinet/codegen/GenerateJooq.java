package io.kabinet.codegen;

import io.kabinet.database.EmbeddedPostgres;
import io.kabinet.database.Login;
import io.kabinet.database.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Target;

/**
 * Generates jOOQ's classes, schema by schema into {@code io.kabinet.<module>.jooq}, unless the migrations and the
 * versions are those of the last run.
 */
public final class GenerateJooq {

    private GenerateJooq() {}

    /** Takes one argument: the folder for the generated sources. */
    public static void main(String[] arguments) throws Exception {
        var output = Path.of(arguments[0]);
        var checksumFile = output.resolve("checksum.txt");
        var checksum = MigrationsChecksum.compute();
        if (Files.exists(checksumFile) && Files.readString(checksumFile).equals(checksum)) {
            return;
        }
        delete(output);
        var folder = Files.createTempDirectory("kabinet-codegen");
        try (var postgres = EmbeddedPostgres.start(folder, 0)) {
            Migrations.apply(postgres.owner(), "build-time-only");
            for (String schema : moduleSchemas(postgres.owner())) {
                generate(postgres.owner(), schema, output);
            }
        } finally {
            delete(folder);
        }
        Files.createDirectories(output);
        Files.writeString(checksumFile, checksum);
    }

    private static List<String> moduleSchemas(Login owner) throws SQLException {
        var schemas = new ArrayList<String>();
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        SELECT DISTINCT table_schema FROM information_schema.tables
                        WHERE table_schema NOT IN ('pg_catalog', 'information_schema', 'public') ORDER BY 1
                        """)) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        return schemas;
    }

    private static void generate(Login owner, String schema, Path output) throws Exception {
        GenerationTool.generate(new Configuration()
                .withLogging(org.jooq.meta.jaxb.Logging.WARN)
                .withJdbc(new Jdbc()
                        .withDriver("org.postgresql.Driver")
                        .withUrl(owner.url())
                        .withUser(owner.user())
                        .withPassword(owner.password()))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema(schema)
                                .withOutputSchemaToDefault(false)
                                .withIncludeRoutines(false))
                        .withGenerate(new Generate()
                                .withGeneratedAnnotation(true)
                                .withGeneratedAnnotationDate(false)
                                .withRecords(true)
                                .withPojos(false)
                                .withJavaTimeTypes(true)
                                .withGlobalCatalogReferences(false))
                        .withTarget(new Target()
                                .withPackageName("io.kabinet.%s.jooq".formatted(schema))
                                .withDirectory(output.toString()))));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
