package io.kabinet.snippet;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Serves the snippet, remembers what it sends, and refuses what it is told to refuse. */
final class FakeCollector implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** One request of a browser. Only those that were answered with 204 count as accepted. */
    record Request(JsonObject envelope, String contentType, int status) {

        boolean consents(String purpose) {
            return envelope.getAsJsonObject("consent").get(purpose).getAsBoolean();
        }

        List<JsonObject> events() {
            return StreamSupport.stream(envelope.getAsJsonArray("events").spliterator(), false)
                    .map(event -> event.getAsJsonObject())
                    .toList();
        }

        List<JsonObject> events(String type) {
            return events().stream()
                    .filter(event -> event.get("type").getAsString().equals(type))
                    .toList();
        }
    }

    private record Refusal(int status, int retryAfter) {}

    private final HttpServer server;
    private final List<Request> requests = new ArrayList<>();
    private final Deque<Refusal> refusals = new ArrayDeque<>();

    FakeCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/k.js", this::serveSnippet);
        server.createContext("/v1/events", this::take);
        server.createContext("/renamed", this::take);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void refuseNext(int times, int status, int retryAfter) {
        for (int i = 0; i < times; i++) {
            refusals.add(new Refusal(status, retryAfter));
        }
    }

    synchronized void forget() {
        requests.clear();
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Accepted events of this type, each once. */
    synchronized List<JsonObject> accepted(String type) {
        var byId = new LinkedHashMap<String, JsonObject>();
        for (var request : requests) {
            if (request.status() == 204) {
                request.events(type)
                        .forEach(event -> byId.putIfAbsent(event.get("id").getAsString(), event));
            }
        }
        return List.copyOf(byId.values());
    }

    /** The first accepted event of this type for which the condition holds, waiting for it. */
    JsonObject awaitEvent(String type, Predicate<JsonObject> condition) {
        return awaitRequest(request ->
                        request.status() == 204 && request.events(type).stream().anyMatch(condition))
                .events(type)
                .stream()
                .filter(condition)
                .findFirst()
                .orElseThrow();
    }

    JsonObject awaitEvent(String type) {
        return awaitEvent(type, event -> true);
    }

    /** The first request for which the condition holds, waiting for it. */
    synchronized Request awaitRequest(Predicate<Request> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            for (var request : requests) {
                if (condition.test(request)) {
                    return request;
                }
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("Waited in vain; the requests were " + requests);
            }
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serveSnippet(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/javascript; charset=utf-8");
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*"); // for a tag of type module
        byte[] script = Snippet.load().bytes();
        exchange.sendResponseHeaders(200, script.length);
        try (var body = exchange.getResponseBody()) {
            body.write(script);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        int status;
        synchronized (this) {
            var refusal = refusals.poll();
            status = refusal == null ? 204 : refusal.status();
            if (refusal != null && refusal.retryAfter() > 0) {
                exchange.getResponseHeaders().set("Retry-After", "" + refusal.retryAfter());
            }
            requests.add(new Request(JsonParser.parseString(body).getAsJsonObject(), "" + contentType, status));
            notifyAll();
        }
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.getResponseHeaders().set("Access-Control-Expose-Headers", "Retry-After");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
