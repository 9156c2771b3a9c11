package io.kabinet.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server of the distribution's PostgreSQL 15, as somebody else might run it. */
final class DebianPostgres implements AutoCloseable {

    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

    private final Process server;
    private final Login superuser;

    private DebianPostgres(Process server, Login superuser) {
        this.server = server;
        this.superuser = superuser;
    }

    static boolean installed() {
        return Files.isExecutable(PROGRAMS.resolve("postgres"));
    }

    static DebianPostgres start(Path folder) throws Exception {
        var cluster = Files.createDirectory(folder.resolve("debian"));
        var passwordFile = Files.writeString(folder.resolve("superuser.password"), "of the superuser");
        List<String> account = List.of();
        if (ServerAccount.isRoot()) {
            account = List.of("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "--");
            run(List.of("chown", "nobody:nogroup", cluster.toString(), passwordFile.toString()));
            run(List.of("chmod", "755", folder.toString()));
        }
        run(with(
                account,
                PROGRAMS.resolve("initdb").toString(),
                "--no-sync",
                "-D",
                cluster.toString(),
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C.UTF-8"));
        int port = freePort();
        var server = new ProcessBuilder(with(
                        account,
                        PROGRAMS.resolve("postgres").toString(),
                        "-D",
                        cluster.toString(),
                        "-c",
                        "port=" + port,
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories="))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("debian.log").toFile())
                .start();
        var mark = cluster.resolve("postmaster.pid");
        while (!(Files.exists(mark)
                && Files.readAllLines(mark).stream()
                        .anyMatch(line -> line.strip().equals("ready")))) {
            if (!server.isAlive()) {
                throw new IOException(Files.readString(folder.resolve("debian.log")));
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return new DebianPostgres(
                server,
                new Login("jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port), "postgres", "of the superuser"));
    }

    /** A new database and its owner, who has no more rights than these. */
    Login database(String name, String ownersRights) throws Exception {
        execute("CREATE ROLE %s_owner LOGIN NOSUPERUSER %s PASSWORD 'of the owner'".formatted(name, ownersRights));
        execute("CREATE DATABASE %s OWNER %s_owner".formatted(name, name));
        return superuser.at(name).as(name + "_owner", "of the owner");
    }

    void execute(String sql) throws Exception {
        try (var connection = superuser.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws Exception {
        Signal.INT.send(server.pid());
        server.waitFor();
    }

    private static List<String> with(List<String> prefix, String... command) {
        var all = new ArrayList<>(prefix);
        all.addAll(List.of(command));
        return all;
    }

    private static void run(List<String> command) throws Exception {
        var process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
