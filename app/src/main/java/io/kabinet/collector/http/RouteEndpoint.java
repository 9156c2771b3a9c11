package io.kabinet.collector.http;

import io.kabinet.collector.CollectorRoute;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a {@link CollectorRoute} answer on a virtual thread, off the event loop. */
final class RouteEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(RouteEndpoint.class);

    private final CollectorRoute route;
    private final Semaphore permits;
    private final TrustedProxies proxies;
    private final Outbox outbox;

    /** @param permits how many calls run at once, over all routes and loops; beyond them 503 */
    RouteEndpoint(CollectorRoute route, Semaphore permits, TrustedProxies proxies, Outbox outbox) {
        this.route = route;
        this.permits = permits;
        this.proxies = proxies;
        this.outbox = outbox;
    }

    boolean matches(String path) {
        return path.startsWith(route.prefix());
    }

    void handle(HttpServerRequest request, String path) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.POST) {
            Answers.methodNotAllowed(request.response(), "GET, POST, OPTIONS");
            return;
        }
        Body.read(
                request,
                route.maxBytes(),
                body -> call(request, path, body),
                () -> Answers.tooLarge(
                        request.response(), "At most " + route.maxBytes() + " bytes are taken at once."));
    }

    private void call(HttpServerRequest request, String path, byte[] body) {
        if (!permits.tryAcquire()) {
            Answers.unavailable(request.response());
            return;
        }
        var call = new CollectorRoute.Call(
                request.method().name(),
                path.substring(route.prefix().length()),
                firstValues(request.params()),
                headers(request),
                body,
                proxies.client(request));
        Thread.ofVirtual().name("collector-route").start(() -> {
            try {
                answer(request, call);
            } finally {
                permits.release();
            }
        });
    }

    private void answer(HttpServerRequest request, CollectorRoute.Call call) {
        try {
            var answer = route.handle(call);
            outbox.post(() -> Answers.of(request.response(), answer));
        } catch (Exception failure) {
            LOG.error("The route {} failed", route.prefix(), failure);
            outbox.post(() -> Answers.unavailable(request.response()));
        }
    }

    private static Map<String, String> firstValues(Iterable<Map.Entry<String, String>> entries) {
        var values = new HashMap<String, String>();
        entries.forEach(entry -> values.putIfAbsent(entry.getKey(), entry.getValue()));
        return Map.copyOf(values);
    }

    private static Map<String, String> headers(HttpServerRequest request) {
        var values = new HashMap<String, String>();
        request.headers()
                .forEach(entry -> values.putIfAbsent(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
        return Map.copyOf(values);
    }
}
