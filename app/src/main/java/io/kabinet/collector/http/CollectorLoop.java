package io.kabinet.collector.http;

import io.kabinet.collector.intake.RateLimits;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop of the collector's port: sends each request where its path leads. */
final class CollectorLoop extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(CollectorLoop.class);

    private final HttpServerOptions options;
    private final SocketAddress address;
    private final CollectorServer.Parts parts;
    private final RateLimits limits;
    private final Semaphore routeCalls;
    private final IntConsumer bound;

    /** Held here for as long as the loop is deployed: Vert.x closes a server that nobody refers to any more. */
    @SuppressWarnings("unused")
    private @Nullable HttpServer listening;

    /** @param bound told the port once it listens */
    CollectorLoop(
            HttpServerOptions options,
            SocketAddress address,
            CollectorServer.Parts parts,
            RateLimits limits,
            Semaphore routeCalls,
            IntConsumer bound) {
        this.options = options;
        this.address = address;
        this.parts = parts;
        this.limits = limits;
        this.routeCalls = routeCalls;
        this.bound = bound;
    }

    @Override
    public Future<HttpServer> start() {
        var outbox = new Outbox(context);
        var events = new EventsEndpoint(parts.keys(), limits, parts.log(), parts.proxies(), Clock.systemUTC(), outbox);
        var routes = parts.routes().stream()
                .map(route -> new RouteEndpoint(route, routeCalls, parts.proxies(), outbox))
                .toList();
        var endpoints = new Endpoints(events, routes);
        var server = vertx.createHttpServer(options)
                .requestHandler(request -> handle(request, endpoints))
                .invalidRequestHandler(request ->
                        Answers.badField(request.response(), "", "The request is no HTTP that is understood here."));
        listening = server;
        return server.listen(address).onSuccess(started -> bound.accept(started.actualPort()));
    }

    private void handle(HttpServerRequest request, Endpoints endpoints) {
        try {
            dispatch(request, endpoints);
        } catch (RuntimeException e) {
            LOG.error("A request to {} failed", request.path(), e);
            Answers.unavailable(request.response());
        }
    }

    private void dispatch(HttpServerRequest request, Endpoints endpoints) {
        String path = request.path() == null ? "" : request.path();
        if (request.method() == HttpMethod.OPTIONS) {
            Answers.preflight(request.response());
        } else if (path.equals("/v1/events") || parts.keys().isEventsPath(path)) {
            events(request, endpoints.events());
        } else if (path.equals("/k.js") || parts.keys().isScriptPath(path)) {
            parts.script().handle(request);
        } else if (path.equals("/health")) {
            Answers.health(request.response(), parts.log().isAccepting());
        } else {
            route(request, path, endpoints.routes());
        }
    }

    private static void events(HttpServerRequest request, EventsEndpoint events) {
        if (request.method() != HttpMethod.POST) {
            Answers.methodNotAllowed(request.response(), "POST, OPTIONS");
        } else if (isCompressed(request)) {
            Answers.compressed(request.response());
        } else {
            events.handle(request);
        }
    }

    private static void route(HttpServerRequest request, String path, List<RouteEndpoint> routes) {
        for (var route : routes) {
            if (route.matches(path)) {
                if (isCompressed(request)) {
                    Answers.compressed(request.response());
                } else {
                    route.handle(request, path);
                }
                return;
            }
        }
        Answers.notFound(request.response(), "There is nothing at this path.");
    }

    private static boolean isCompressed(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }

    private record Endpoints(EventsEndpoint events, List<RouteEndpoint> routes) {}
}
