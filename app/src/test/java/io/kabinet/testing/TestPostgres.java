package io.kabinet.testing;

import io.kabinet.database.EmbeddedPostgres;
import io.kabinet.database.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** One real PostgreSQL for all tests of this JVM. Tests do not share rows: each makes organizations of its own. */
public final class TestPostgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path FOLDER = temporaryFolder();
    private static final EmbeddedPostgres SERVER = start();

    /** Owns the tables and sees every row: for arranging and for asserting. */
    public static Login owner() {
        return SERVER.owner();
    }

    /** The data folder of the context that all tests share. */
    static Path data() {
        return FOLDER.resolve("data");
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                context,
                "kabinet.database-url=" + owner().url(),
                "kabinet.database-user=" + owner().user(),
                "kabinet.database-password=" + owner().password(),
                "kabinet.data=" + data(),
                "kabinet.port=0",
                "kabinet.collector-port=0");
    }

    private static EmbeddedPostgres start() {
        var server = EmbeddedPostgres.start(FOLDER.resolve("database"), 0);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory(
                    "kabinet-test", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
