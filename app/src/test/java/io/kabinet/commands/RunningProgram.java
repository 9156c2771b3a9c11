package io.kabinet.commands;

import io.kabinet.database.EmbeddedPostgres;
import io.kabinet.database.Login;
import io.kabinet.installation.RunningInstallation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** {@code start} in a JVM of its own, which a test may kill. */
final class RunningProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path data;
    private final Process process;

    private RunningProgram(Path data, Process process) {
        this.data = data;
        this.process = process;
    }

    static RunningProgram start(Path data) throws Exception {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx400m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "start",
                        "--data=" + data,
                        "--port=0",
                        "--collector-port=0"))
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("program.log").toFile())
                .start();
        var program = new RunningProgram(data, process);
        await("the start", () -> {
            if (!process.isAlive()) {
                throw new IOException(Files.readString(data.resolveSibling("program.log")));
            }
            return RunningInstallation.of(data)
                    .filter(found -> found.process() == process.pid())
                    .isPresent();
        });
        return program;
    }

    URI cabinet() {
        return URI.create(RunningInstallation.of(data).orElseThrow().url());
    }

    URI collector() throws IOException {
        return URI.create("http://localhost:"
                + Files.readString(data.resolve("collector/port")).strip());
    }

    Login owner() {
        var url = RunningInstallation.of(data).orElseThrow().databaseUrl();
        return EmbeddedPostgres.running(data.resolve("database"), url).orElseThrow();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void killDatabase() throws IOException {
        ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("database/cluster/postmaster.pid"))
                        .getFirst()
                        .strip()))
                .orElseThrow()
                .destroyForcibly();
    }

    /** Stops it as Ctrl-C or the machine's shutdown does, and tells its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
        }
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
        }
    }

    static void await(String fact, Callable<Boolean> holds) throws Exception {
        var deadline = Instant.now().plus(PATIENCE);
        while (!holds.call()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("not in time: " + fact);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
