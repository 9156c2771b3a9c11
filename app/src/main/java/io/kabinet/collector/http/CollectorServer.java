package io.kabinet.collector.http;

import io.kabinet.collector.CollectorRoute;
import io.kabinet.collector.intake.RateLimits;
import io.kabinet.collector.keys.SiteKeyBook;
import io.kabinet.collector.log.SegmentedLog;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The collector's port. */
public final class CollectorServer implements AutoCloseable {

    private static final String ALL_ADDRESSES = "0.0.0.0";
    private static final int ROUTE_CALLS = 256;
    private static final int PATIENCE_SECONDS = 10;

    private final Vertx vertx;
    private final int port;

    private CollectorServer(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    /** What the port stands on. */
    public record Parts(
            SegmentedLog log, SiteKeyBook keys, Script script, TrustedProxies proxies, List<CollectorRoute> routes) {}

    /**
     * Listens on all addresses.
     *
     * @param port 0 for any free one
     * @param loops event loops; each serves its share of the connections
     * @throws BindException when the port is taken
     */
    public static CollectorServer start(int port, int loops, Parts parts) throws IOException {
        var vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(loops));
        var limits = new RateLimits();
        var routeCalls = new Semaphore(ROUTE_CALLS);
        var bound = new AtomicInteger();
        var address = address(port);
        Supplier<CollectorLoop> loop =
                () -> new CollectorLoop(options(), address, parts, limits, routeCalls, bound::set);
        try {
            await(vertx.deployVerticle(loop, new DeploymentOptions().setInstances(loops)));
            return new CollectorServer(vertx, bound.get());
        } catch (IOException e) {
            vertx.close();
            throw (BindException) new BindException("Port " + port + " cannot be listened on").initCause(e);
        }
    }

    public int port() {
        return port;
    }

    /** Takes no new connections, and drops those that are open. */
    @Override
    public void close() throws IOException {
        await(vertx.close());
    }

    /** The servers of one deployment share an address and its connections, one with any free port too. */
    private static SocketAddress address(int port) {
        return port == 0
                ? SocketAddress.sharedRandomPort(1, ALL_ADDRESSES)
                : SocketAddress.inetSocketAddress(port, ALL_ADDRESSES);
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setIdleTimeout(30)
                .setMaxInitialLineLength(8_192)
                .setMaxHeaderSize(16_384)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false);
    }

    private static void await(Future<?> future) throws IOException {
        try {
            future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("The collector's port did not answer in time", e);
        }
    }
}
