package io.kabinet.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL of our own, run durably from the binaries on Maven Central, on loopback only, with a password. It stops
 * with this process, however that ends, and is started again when it dies alone.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String DATABASE = "kabinet";
    /** As long as a program that is just stopping may take to let go. */
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(3);

    private static final long LOG_LIMIT = 20_000_000;

    private final FolderLock lock;
    private final Guard guard;
    private final Login owner;

    private EmbeddedPostgres(FolderLock lock, Guard guard, Login owner) {
        this.lock = lock;
        this.guard = guard;
        this.owner = owner;
    }

    /**
     * Starts the server of this folder, making the folder and its cluster first when there are none.
     *
     * @param port 0 takes any free one
     * @throws DatabaseUnavailable when the folder is in use or cannot be used, or the server does not start
     */
    public static EmbeddedPostgres start(Path folder, int port) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var lock = FolderLock.take(folder, LOCK_PATIENCE)
                    .orElseThrow(() -> new DatabaseUnavailable("%s is in use by another Kabinet (process %s)"
                            .formatted(folder.toAbsolutePath().normalize(), holder(folder))));
            try {
                return start(lock, folder, port);
            } catch (IOException | RuntimeException cause) {
                lock.close();
                throw cause;
            }
        } catch (AccessDeniedException denied) {
            throw new DatabaseUnavailable(
                    "%s may not be used by the user %s".formatted(denied.getFile(), System.getProperty("user.name")),
                    denied);
        } catch (FileSystemException cause) {
            throw new DatabaseUnavailable(
                    "%s cannot be used: %s"
                            .formatted(
                                    cause.getFile(),
                                    Optional.ofNullable(cause.getReason())
                                            .orElse(cause.getClass().getSimpleName())),
                    cause);
        } catch (IOException cause) {
            throw new DatabaseUnavailable("The embedded PostgreSQL does not start: " + cause.getMessage(), cause);
        }
    }

    private static EmbeddedPostgres start(FolderLock lock, Path folder, int port) throws IOException {
        var cluster = new Cluster(folder);
        var binaries = Binaries.in(foldersForBinaries(folder));
        var account = ServerAccount.of(binaries, cluster.files());
        cluster.makeUnlessThere(binaries, account);
        cluster.clear();
        putLogAside(cluster.log());
        var guard = Guard.start(cluster, binaries, account, port);
        try {
            var owner = new Login(
                    "jdbc:postgresql://127.0.0.1:%d/%s".formatted(guard.port(), DATABASE),
                    Cluster.OWNER,
                    cluster.password());
            makeDatabaseUnlessThere(owner);
            return new EmbeddedPostgres(lock, guard, owner);
        } catch (IOException | RuntimeException cause) {
            guard.close();
            throw cause;
        }
    }

    /** The owner's login to a server of this folder that another process runs at this address, if it answers there. */
    public static Optional<Login> running(Path folder, String url) {
        try {
            var owner = new Login(url, Cluster.OWNER, new Cluster(folder).password());
            try (var connection = owner.connect()) {
                return connection.isValid(5) ? Optional.of(owner) : Optional.empty();
            }
        } catch (IOException | SQLException _) {
            return Optional.empty();
        }
    }

    /** Owns the database and everything in it. */
    public Login owner() {
        return owner;
    }

    /** The number of the server's process; another one after it has died and was started again. */
    public long process() {
        return guard.process();
    }

    @Override
    public void close() {
        guard.close();
        try {
            lock.close();
        } catch (IOException cause) {
            throw new java.io.UncheckedIOException(cause);
        }
    }

    /** Shared by the installations of a user; root's must be readable by the ordinary user that runs the server. */
    private static List<Path> foldersForBinaries(Path folder) throws IOException {
        var folders = new ArrayList<Path>();
        if (ServerAccount.isRoot()) {
            folders.add(Path.of("/var/lib/kabinet"));
        } else {
            var shared = Optional.ofNullable(System.getenv("XDG_DATA_HOME"))
                    .map(Path::of)
                    .orElse(Path.of(System.getProperty("user.home"), ".local/share"));
            if (shared.isAbsolute()) {
                folders.add(shared.resolve("kabinet"));
            }
        }
        folders.add(folder);
        return folders;
    }

    private static void putLogAside(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.move(log, log.resolveSibling("postgresql.old.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String holder(Path folder) {
        try {
            return FolderLock.holder(folder);
        } catch (IOException _) {
            return "unknown";
        }
    }

    private static void makeDatabaseUnlessThere(Login owner) {
        try (var connection = owner.at("postgres").connect();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery("SELECT FROM pg_database WHERE datname = '%s'".formatted(DATABASE))) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException cause) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL started but does not answer: " + cause.getMessage(), cause);
        }
    }
}
