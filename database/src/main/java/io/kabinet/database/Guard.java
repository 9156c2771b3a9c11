package io.kabinet.database;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the server alive. The kernel binds "tell me when my parent dies" to the thread that started the server, so that
 * thread is this one, it is no virtual thread, and it waits for as long as the server may live.
 */
final class Guard implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration SHORT_LIFE = Duration.ofSeconds(10);
    private static final int SHORT_LIVES = 5;

    private final Cluster cluster;
    private final Binaries binaries;
    private final ServerAccount account;
    private final int port;
    private final CompletableFuture<Process> first = new CompletableFuture<>();
    private final Thread thread;
    private volatile @Nullable Process server;
    private volatile boolean closing;

    private Guard(Cluster cluster, Binaries binaries, ServerAccount account, int port) {
        this.cluster = cluster;
        this.binaries = binaries;
        this.account = account;
        this.port = port;
        this.thread = Thread.ofPlatform().daemon().name("postgresql-guard").unstarted(this::guard);
    }

    /** Starts the server and returns when it takes connections. */
    static Guard start(Cluster cluster, Binaries binaries, ServerAccount account, int port) throws IOException {
        var guard = new Guard(cluster, binaries, account, port == 0 ? freePort() : port);
        guard.thread.start();
        try {
            guard.first.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof DatabaseUnavailable cause) {
                throw cause;
            }
            throw failure;
        }
        return guard;
    }

    int port() {
        return port;
    }

    long process() {
        return requireNonNull(server, "started").pid();
    }

    private void guard() {
        int shortLives = 0;
        try {
            while (!closing && shortLives < SHORT_LIVES) {
                var started = Instant.now();
                var process = cluster.server(binaries, account, port).start();
                server = process;
                awaitReady(process);
                first.complete(process);
                int exit = process.waitFor();
                if (closing) {
                    return;
                }
                LOG.warn("PostgreSQL ended by itself (exit {}), starting it again", exit);
                shortLives = Duration.between(started, Instant.now()).compareTo(SHORT_LIFE) < 0 ? shortLives + 1 : 0;
                cluster.clear();
            }
            LOG.error("PostgreSQL ended {} times within seconds of its start, see {}", shortLives, cluster.log());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException cause) {
            if (!first.completeExceptionally(cause) && !closing) {
                LOG.error("PostgreSQL could not be started again, see {}", cluster.log(), cause);
            }
        }
    }

    private void awaitReady(Process process) throws IOException {
        var deadline = Instant.now().plus(START_LIMIT);
        while (!cluster.ready(process.pid())) {
            if (!process.isAlive()) {
                throw new DatabaseUnavailable("The embedded PostgreSQL stopped while starting: %s (log: %s)"
                        .formatted(cluster.lastComplaint(), cluster.log()));
            }
            if (Instant.now().isAfter(deadline)) {
                cluster.stop(process.toHandle());
                throw new DatabaseUnavailable("The embedded PostgreSQL was not ready after %d s (log: %s)"
                        .formatted(START_LIMIT.toSeconds(), cluster.log()));
            }
            Cluster.pause();
        }
    }

    @Override
    public void close() {
        closing = true;
        var running = server;
        if (running != null) {
            cluster.stop(running.toHandle());
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
