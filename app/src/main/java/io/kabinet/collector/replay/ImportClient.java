package io.kabinet.collector.replay;

import io.kabinet.collector.ImportOutcomes.Outcome;
import io.kabinet.collector.Replay.Refusal;
import io.kabinet.collector.Replay.Refused;
import io.kabinet.shared.SiteId;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the trusted route of the running collector: {@link ImportRoute}. */
public final class ImportClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final int port;
    private final String secret;
    private final UUID importId;
    private final String siteKey;

    public ImportClient(int port, String secret, UUID importId, String siteKey) {
        this.port = port;
        this.secret = secret;
        this.importId = importId;
        this.siteKey = siteKey;
    }

    /** What the collector took. */
    record Taken(SiteId site, String host, long nextOffset) {}

    /** Sends lines of envelopes; without any it asks for the site only. Waits where the collector asks for patience. */
    Taken send(byte[] lines) throws Refused {
        var answer = post(lines);
        return new Taken(
                SiteId.of(answer.get("site").asString()),
                answer.get("host").asString(),
                answer.get("next_offset").asLong());
    }

    /** Waits until everything before {@code offset} is projected. */
    Outcome outcome(long offset) throws Refused {
        while (true) {
            var answer = get("&until=" + offset);
            if (answer.has("accepted")) {
                var dropped = new LinkedHashMap<String, Long>();
                answer.get("dropped")
                        .properties()
                        .forEach(reason ->
                                dropped.put(reason.getKey(), reason.getValue().asLong()));
                return new Outcome(
                        answer.get("accepted").asLong(),
                        answer.get("repeated").asLong(),
                        dropped,
                        answer.get("visits").asLong(),
                        answer.get("visitors").asLong());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private JsonNode get(String more) throws Refused {
        return exchange(request(more).GET().build());
    }

    private JsonNode post(byte[] body) throws Refused {
        return exchange(request("").POST(BodyPublishers.ofByteArray(body)).build());
    }

    private HttpRequest.Builder request(String more) {
        String key = URLEncoder.encode(siteKey, StandardCharsets.UTF_8);
        var address = URI.create("http://127.0.0.1:" + port + ImportRoute.PREFIX + importId + "?site=" + key + more);
        return HttpRequest.newBuilder(address)
                .header(ImportRoute.SECRET_HEADER, secret)
                .timeout(Duration.ofMinutes(1));
    }

    /** A 503 kept nothing and may be repeated; after a lost answer nobody knows, so the whole file has to be sent again. */
    private JsonNode exchange(HttpRequest request) throws Refused {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = send(request);
            switch (answer.statusCode()) {
                case 200, 202 -> {
                    return JSON.readTree(answer.body());
                }
                case 404 -> throw new Refused(Refusal.UNKNOWN_SITE, detail(answer));
                case 503 -> {
                    if (System.nanoTime() - giveUp > 0) {
                        throw new Refused(Refusal.NOT_TAKEN, detail(answer));
                    }
                    LockSupport.parkNanos(PAUSE.toNanos());
                }
                default -> throw new Refused(Refusal.NOT_TAKEN, detail(answer));
            }
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws Refused {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new Refused(Refusal.NOT_RUNNING, "");
        } catch (IOException e) {
            throw new Refused(Refusal.NOT_TAKEN, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Refusal.NOT_TAKEN, "interrupted");
        }
    }

    private static String detail(HttpResponse<String> answer) {
        return answer.body().startsWith("{")
                ? JSON.readTree(answer.body()).path("detail").asString()
                : "HTTP " + answer.statusCode();
    }
}
