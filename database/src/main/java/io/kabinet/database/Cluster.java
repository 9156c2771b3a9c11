package io.kabinet.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The files of one embedded server, and the processes that work on them. */
final class Cluster {

    static final String OWNER = "kabinet";

    /** Where a process that was started inside the cluster finds it, whoever may or may not read the folders above. */
    private static final String ITSELF = "/proc/self/cwd";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Path files;
    private final Path passwordFile;

    Cluster(Path folder) {
        this.folder = folder;
        this.files = folder.resolve("cluster");
        this.passwordFile = folder.resolve("owner.password");
    }

    Path files() {
        return files;
    }

    Path log() {
        return folder.resolve("postgresql.log");
    }

    String password() throws IOException {
        return Files.readString(passwordFile).strip();
    }

    /** Makes the cluster unless it is there. What a killed attempt left behind is thrown away. */
    void makeUnlessThere(Binaries binaries, ServerAccount account) throws IOException {
        if (Files.exists(files)) {
            return;
        }
        var making = folder.resolve("making");
        if (Files.exists(making)) {
            Binaries.delete(making);
        }
        var made = makePrivateFolder(making, account).resolve("cluster");
        makePrivateFolder(made, account);
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        writePassword(passwordFile, HexFormat.of().formatHex(random));
        var copy = making.resolve("password");
        writePassword(copy, password());
        account.own(copy);
        var initdb = builder(account.command(List.of(
                        binaries.program("initdb").toString(),
                        "-D",
                        ITSELF,
                        "-U",
                        OWNER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile=../password",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--set=timezone=UTC",
                        "--set=log_timezone=UTC",
                        "--set=shared_buffers=256MB",
                        "--set=random_page_cost=1.1",
                        "--set=jit=off")))
                .directory(made.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitOf(initdb) != 0) {
            throw new DatabaseUnavailable("The embedded PostgreSQL could not make its files in %s: %s"
                    .formatted(files, lastLine(output.lines().toList())));
        }
        Files.move(made, files, StandardCopyOption.ATOMIC_MOVE);
        Binaries.delete(making);
    }

    /** A server of this cluster that listens on this port of the loopback interface and nowhere else. */
    ProcessBuilder server(Binaries binaries, ServerAccount account, int port) {
        return builder(account.command(List.of(
                        binaries.program("postgres").toString(),
                        "-D",
                        ITSELF,
                        "-c",
                        "port=" + port,
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        mark())))
                .directory(files.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    }

    /** Has the server with this number said that it takes connections? */
    boolean ready(long server) throws IOException {
        var lines = postmasterFile();
        return lines.size() >= 8
                && lines.getFirst().strip().equals(Long.toString(server))
                && lines.get(7).strip().equals("ready");
    }

    /**
     * Stops what a killed JVM left running on these files and removes the server's mark of life, once nobody is left: its
     * number may by now be that of a foreign process, at the sight of which PostgreSQL would refuse to start.
     */
    void clear() throws IOException {
        var survivor = survivor();
        if (survivor.isPresent()) {
            stop(survivor.get());
        }
        if (!await(() -> residents().isEmpty())) {
            residents().forEach(resident -> Signal.QUIT.send(resident.pid()));
            if (!await(() -> residents().isEmpty())) {
                throw new DatabaseUnavailable("A process of an earlier PostgreSQL does not end: " + residents());
            }
        }
        Files.deleteIfExists(files.resolve("postmaster.pid"));
    }

    /** Stops a server cleanly, or, when that takes too long, in the way after which the next start recovers. */
    void stop(ProcessHandle server) {
        Signal.INT.send(server.pid());
        if (!await(() -> !server.isAlive())) {
            Signal.QUIT.send(server.pid());
            await(() -> !server.isAlive());
        }
    }

    /** What the server last complained about. */
    String lastComplaint() throws IOException {
        try (var lines = Files.lines(log(), StandardCharsets.UTF_8)) {
            return lastLine(lines.filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                    .toList());
        }
    }

    /** The live server of these files: the number in its mark of life, if that still belongs to it. */
    private Optional<ProcessHandle> survivor() throws IOException {
        var lines = postmasterFile();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(this::worksHere);
    }

    private List<ProcessHandle> residents() {
        return ProcessHandle.allProcesses().filter(this::worksHere).toList();
    }

    /** Root without all its capabilities may not read another's working folder, but anyone may read a command line. */
    private boolean worksHere(ProcessHandle process) {
        var proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            if (process.pid() != ProcessHandle.current().pid()
                    && Files.readSymbolicLink(proc.resolve("cwd")).equals(files.toRealPath())) {
                return true;
            }
        } catch (IOException _) {
            // gone, or not ours to look at
        }
        try {
            return List.of(Files.readString(proc.resolve("cmdline")).split("\0", -1))
                    .contains(mark());
        } catch (IOException _) {
            return false;
        }
    }

    /** Names these files in the server's command line: for the eye in a list of processes, and for the next start. */
    private String mark() {
        return "kabinet.cluster=" + files.toAbsolutePath().normalize();
    }

    private List<String> postmasterFile() throws IOException {
        try {
            return Files.readAllLines(files.resolve("postmaster.pid"));
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().remove("LANG");
        return builder;
    }

    private static Path makePrivateFolder(Path path, ServerAccount account) throws IOException {
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        account.own(path);
        return path;
    }

    private static void writePassword(Path file, String password) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password);
    }

    private static boolean await(BooleanSupplier fact) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while waiting for PostgreSQL", interrupted);
        }
    }

    private static int exitOf(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while waiting for PostgreSQL", interrupted);
        }
    }

    private static String lastLine(List<String> lines) {
        return new ArrayList<>(lines)
                .reversed().stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .findFirst()
                        .orElse("it gave no reason");
    }
}
