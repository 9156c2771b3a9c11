package io.kabinet.commands;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Visitors who open pages without end. Like the snippet they repeat a request, ids and all, until it is accepted. */
final class VisitorsOfASite implements AutoCloseable {

    private static final int PAGES_IN_A_REQUEST = 5;

    private final String site;
    private final Supplier<URI> collector;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicLong accepted = new AtomicLong();
    private final Thread thread;
    private volatile boolean leaving;

    VisitorsOfASite(String site, Supplier<URI> collector) {
        this.site = site;
        this.collector = collector;
        this.thread = Thread.ofVirtual().start(this::browse);
    }

    /** How many page views were acknowledged. */
    long accepted() {
        return accepted.get();
    }

    /** Lets the request under way be accepted, and tells how many page views were acknowledged in all. */
    long leave() throws InterruptedException {
        leaving = true;
        thread.join();
        return accepted.get();
    }

    private void browse() {
        try {
            while (!leaving) {
                var request = request();
                while (!isAccepted(request)) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                accepted.addAndGet(PAGES_IN_A_REQUEST);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAccepted(String body) throws InterruptedException {
        try {
            var answer = http.send(
                    HttpRequest.newBuilder(collector.get().resolve("/v1/events"))
                            .header(
                                    "User-Agent",
                                    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 204 && answer.statusCode() != 503) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return answer.statusCode() == 204;
        } catch (IOException _) {
            return false; // killed: whether it was stored nobody knows, so it is sent again
        }
    }

    private String request() {
        var now = Instant.now();
        var events = new StringBuilder();
        for (int i = 0; i < PAGES_IN_A_REQUEST; i++) {
            events.append(i == 0 ? "" : ",")
                    .append(
                            "{\"id\":\"%s\",\"type\":\"page_view\",\"at\":\"%s\",\"url\":\"https://shop.example/%d\",\"title\":\"A\"}"
                                    .formatted(UUID.randomUUID(), now, i));
        }
        return "{\"site\":\"%s\",\"visitor\":\"%s\",\"sent_at\":\"%s\",\"consent\":{\"analytics\":true},\"events\":[%s]}"
                .formatted(site, UUID.randomUUID(), now, events);
    }

    @Override
    public void close() {
        thread.interrupt();
        http.close();
    }
}
