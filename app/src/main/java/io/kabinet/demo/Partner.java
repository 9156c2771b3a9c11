package io.kabinet.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demonstration partner. Knows a number for everybody, always the same one for a browser and never a real one, and
 * reports it about a second later, as a partner in the world would: over HTTP, to the collector's webhook.
 */
public final class Partner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Partner.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The visit may still be on its way through the event log when the notice comes: the notice is told again. */
    private static final int MOST_TRIES = 40;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    /** The last two thousand of the range +7 900 000; those below belong to the seeded visitors. */
    private static final int FIRST_NUMBER = 8_000;

    private static final int NUMBERS = 2_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Supplier<Optional<URI>> webhook;
    private final Duration thinking;

    /**
     * @param webhook the collector's address with the connector's key; empty as long as nobody gave it to the partner
     * @param thinking how long finding a number takes
     */
    public Partner(Supplier<Optional<URI>> webhook, Duration thinking) {
        this.webhook = webhook;
        this.thinking = thinking;
    }

    /** What the partner's tag says of a page, as it came. Whether it could be understood. */
    boolean told(byte[] report) {
        try {
            var visit = JSON.readTree(report);
            var visitor = UUID.fromString(visit.path("visitor").asString(""));
            Thread.ofVirtual().name("demonstration partner").start(() -> identify(visitor, visit));
            return true;
        } catch (JacksonException | IllegalArgumentException notAReport) {
            return false;
        }
    }

    /** The number that the partner knows of this browser. */
    public static String phoneOf(UUID visitor) {
        return "7900000%04d".formatted(FIRST_NUMBER + Math.floorMod(visitor.hashCode(), NUMBERS));
    }

    @Override
    public void close() {
        client.close();
    }

    private void identify(UUID visitor, JsonNode visit) {
        var notice = JSON.writeValueAsString(Map.of(
                "visitor", visitor.toString(),
                "visit_id", "demo-" + UUID.randomUUID(),
                "phone", phoneOf(visitor),
                "timestamp", Instant.now().getEpochSecond(),
                "page", visit.path("page").asString(""),
                "referer", visit.path("referrer").asString("")));
        try {
            Thread.sleep(thinking);
            for (int tries = 0; tries < MOST_TRIES && !isSettled(notice); tries++) {
                Thread.sleep(BETWEEN_TRIES);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException unreachable) {
            LOG.warn("The demonstration partner does not reach the collector: {}", unreachable.toString());
        }
    }

    private boolean isSettled(String notice) throws IOException, InterruptedException {
        var address = webhook.get();
        return address.isPresent() && !post(client, address.get(), notice).contains("\"no_consent\"");
    }

    /** Posts one notice or several, and says what the collector answered. */
    static String post(HttpClient client, URI webhook, String notices) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(webhook)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(notices, StandardCharsets.UTF_8))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IOException("the webhook answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return answer.body();
    }
}
