package io.kabinet.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A PostgreSQL of our own, run durably from the binaries on Maven Central, on loopback only, with a password. */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String OWNER = "kabinet";

    private final Process server;
    private final Login owner;

    private EmbeddedPostgres(Process server, Login owner) {
        this.server = server;
        this.owner = owner;
    }

    /** Starts the server of this folder, making the folder's cluster first when there is none. Port 0: any free one. */
    public static EmbeddedPostgres start(Path folder, int port) {
        try {
            var binaries = unpack(folder.resolve("postgresql"));
            var cluster = folder.resolve("cluster");
            var passwordFile = folder.resolve("owner.password");
            var user = isRoot()
                    ? List.of("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "--")
                    : List.<String>of();
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                var random = new byte[24];
                new SecureRandom().nextBytes(random);
                Files.createDirectories(cluster);
                Files.writeString(passwordFile, HexFormat.of().formatHex(random));
                if (isRoot()) {
                    run(List.of("chown", "-R", "nobody:nogroup", folder.toString()));
                }
                run(with(
                        user,
                        List.of(
                                binaries.resolve("bin/initdb").toString(),
                                "-D",
                                cluster.toString(),
                                "-U",
                                OWNER,
                                "-A",
                                "scram-sha-256",
                                "--pwfile=" + passwordFile,
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8")));
            }
            int chosen = port == 0 ? freePort() : port;
            var server = new ProcessBuilder(with(
                            user,
                            List.of(
                                    binaries.resolve("bin/postgres").toString(),
                                    "-D",
                                    cluster.toString(),
                                    "-c",
                                    "port=" + chosen,
                                    "-c",
                                    "listen_addresses=127.0.0.1",
                                    "-c",
                                    "unix_socket_directories=")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("postgresql.log").toFile()))
                    .start();
            awaitReady(server, cluster.resolve("postmaster.pid"));
            return new EmbeddedPostgres(
                    server,
                    new Login(
                            "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(chosen),
                            OWNER,
                            Files.readString(passwordFile).strip()));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    public Login owner() {
        return owner;
    }

    @Override
    public void close() {
        try {
            run(List.of("kill", "-INT", Long.toString(server.pid())));
            server.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitReady(Process server, Path pidFile) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (System.nanoTime() - deadline < 0) {
            if (!server.isAlive()) {
                throw new IOException("PostgreSQL stopped while starting, exit " + server.exitValue());
            }
            if (Files.exists(pidFile)) {
                var lines = Files.readAllLines(pidFile);
                if (lines.size() >= 8 && lines.get(7).strip().equals("ready")) {
                    return;
                }
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while PostgreSQL was starting", interrupted);
            }
        }
        throw new IOException("PostgreSQL was not ready after 60 s");
    }

    private static Path unpack(Path folder) throws IOException {
        if (Files.exists(folder.resolve("bin/postgres"))) {
            return folder;
        }
        Files.createDirectories(folder);
        var location = EmbeddedPostgres.class.getResource("/postgres-linux-x86_64.txz");
        try (InputStream resource = EmbeddedPostgres.class.getResourceAsStream("/postgres-linux-x86_64.txz")) {
            if (resource == null) {
                throw new IOException("no PostgreSQL binaries on the class path: " + location);
            }
            try (var archive = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource)))) {
                for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                    var target = folder.resolve(entry.getName()).normalize();
                    if (!target.startsWith(folder)) {
                        throw new IOException("an entry of the archive leaves its folder: " + entry.getName());
                    }
                    if (entry.isDirectory()) {
                        Files.createDirectories(target);
                    } else if (entry.isSymbolicLink()) {
                        Files.createDirectories(target.getParent());
                        Files.deleteIfExists(target);
                        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                    } else {
                        Files.createDirectories(target.getParent());
                        Files.copy(archive, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                        if ((entry.getMode() & 0b001_000_000) != 0) {
                            Set<PosixFilePermission> executable = PosixFilePermissions.fromString("rwxr-xr-x");
                            Files.setPosixFilePermissions(target, executable);
                        }
                    }
                }
            }
        }
        return folder;
    }

    private static List<String> with(List<String> prefix, List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
