package io.kabinet.collector;

import io.kabinet.collector.http.CollectorServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.SmartLifecycle;

/**
 * The collector's port while the program runs: opened last, when everything behind it is ready, and closed first. Where it
 * listens stands in a file of the data folder too, for commands that work beside a running installation.
 */
public class Collector implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    private final int wantedPort;
    private final int eventLoops;
    private final CollectorServer.Parts parts;
    private final Path portFile;
    private volatile @Nullable CollectorServer server;

    Collector(int wantedPort, int eventLoops, CollectorServer.Parts parts, Path portFile) {
        this.wantedPort = wantedPort;
        this.eventLoops = eventLoops;
        this.parts = parts;
        this.portFile = portFile;
    }

    /** Where it listens; the chosen one when any free port was wanted. */
    public int port() {
        var running = server;
        if (running == null) {
            throw new IllegalStateException("The collector does not run");
        }
        return running.port();
    }

    @Override
    public void start() {
        try {
            var started = CollectorServer.start(wantedPort, eventLoops, parts);
            server = started;
            Files.writeString(portFile, Integer.toString(started.port()));
        } catch (BindException e) {
            throw new PortInUseException(wantedPort, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        var running = server;
        server = null;
        if (running == null) {
            return;
        }
        try {
            Files.deleteIfExists(portFile);
            running.close();
        } catch (IOException e) {
            LOG.warn("The collector's port did not close cleanly", e);
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }
}
