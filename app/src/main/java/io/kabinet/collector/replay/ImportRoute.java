package io.kabinet.collector.replay;

import io.kabinet.collector.CollectorRoute;
import io.kabinet.collector.Delivery;
import io.kabinet.collector.ImportOutcomes;
import io.kabinet.collector.Offset;
import io.kabinet.collector.intake.BadEnvelope;
import io.kabinet.collector.intake.ConsentStrip;
import io.kabinet.collector.intake.EnvelopeReader;
import io.kabinet.collector.keys.Resolution;
import io.kabinet.collector.keys.SiteKeyBook;
import io.kabinet.collector.log.Acknowledgement;
import io.kabinet.collector.log.DeliveryCodec;
import io.kabinet.collector.log.SegmentedLog;
import io.kabinet.sites.SiteKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /v1/imports/ID?site=KEY}, for whoever can read the installation's secret. POST takes lines, each an envelope as of
 * {@code /v1/events} that names its client's address and browser, without limits of age and rate, and answers with the
 * site, its host and the offset behind what was appended. GET with {@code until=OFFSET} answers 202 while the projector has not
 * got there, then 200 with the outcome.
 */
public final class ImportRoute implements CollectorRoute {

    /** Name of the secret, and of the header that carries it. */
    public static final String SECRET = "import.secret";

    /** Beside the segments: the port of the running collector. */
    public static final String PORT_FILE = "port";

    static final String SECRET_HEADER = "x-kabinet-secret";
    static final String PREFIX = "/v1/imports/";
    static final int MAX_BYTES = 4 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final byte[] secret;
    private final SegmentedLog log;
    private final SiteKeyBook keys;
    private final Supplier<@Nullable ImportOutcomes> outcomes;
    private final Clock clock;

    /** @param outcomes null in a process that does not project */
    public ImportRoute(
            String secret,
            SegmentedLog log,
            SiteKeyBook keys,
            Supplier<@Nullable ImportOutcomes> outcomes,
            Clock clock) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.log = log;
        this.keys = keys;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public int maxBytes() {
        return MAX_BYTES;
    }

    @Override
    public Answer handle(Call call) throws Exception {
        byte[] given = call.header(SECRET_HEADER).orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(secret, given)) {
            return refusal(403, "The installation's secret is wrong.");
        }
        UUID importId;
        try {
            importId = UUID.fromString(call.rest());
        } catch (IllegalArgumentException notAnId) {
            return refusal(404, "An import's id is a UUID.");
        }
        return switch (keys.resolve(call.query().getOrDefault("site", "")).get()) {
            case Resolution.Known(var site) when call.method().equals("POST") -> take(importId, site, call.body());
            case Resolution.Known _ -> outcome(importId, call.query().getOrDefault("until", "0"));
            case Resolution.Unknown _ -> refusal(404, "No active site has this key.");
            case Resolution.Unavailable _ -> later("The site key cannot be looked up right now.");
        };
    }

    private Answer take(UUID importId, SiteKey site, byte[] body) throws Exception {
        var records = new ArrayList<byte[]>();
        try {
            for (byte[] line : lines(body)) {
                delivery(importId, site, line).map(DeliveryCodec::encode).ifPresent(records::add);
            }
        } catch (BadEnvelope bad) {
            return refusal(400, bad.explanation());
        }
        if (records.isEmpty()) {
            return taken(site, log.end());
        }
        var end = append(records).get();
        return end.isPresent() ? taken(site, end.get()) : later("The collector cannot make events durable right now.");
    }

    private Optional<Delivery> delivery(UUID importId, SiteKey site, byte[] line) throws BadEnvelope {
        var envelope = EnvelopeReader.readImported(line);
        var events = ConsentStrip.strip(envelope.events(), envelope.consent());
        return envelope.origin()
                .filter(origin -> !events.isEmpty())
                .map(origin -> new Delivery(
                        Offset.START,
                        site.site(),
                        site.organization(),
                        clock.instant(),
                        envelope.sentAt(),
                        origin.ip(),
                        origin.userAgent(),
                        envelope.visitor(),
                        envelope.consent(),
                        Optional.of(importId),
                        events));
    }

    private CompletableFuture<Optional<Offset>> append(List<byte[]> records) {
        var appended = new CompletableFuture<Optional<Offset>>();
        log.append(records, new Acknowledgement() {
            @Override
            public void durable(Offset next) {
                appended.complete(Optional.of(next));
            }

            @Override
            public void refused() {
                appended.complete(Optional.empty());
            }
        });
        return appended;
    }

    private Answer outcome(UUID importId, String until) {
        var projecting = outcomes.get();
        if (projecting == null) {
            return refusal(404, "This process does not project events.");
        }
        long left = Long.parseLong(until) - log.projected().value();
        if (left > 0) {
            return json(202, Map.of("unprojected_bytes", left));
        }
        var outcome = projecting.of(importId);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("accepted", outcome.accepted());
        answer.put("repeated", outcome.repeated());
        answer.put("dropped", outcome.dropped());
        answer.put("visits", outcome.visits());
        answer.put("visitors", outcome.visitors());
        return json(200, answer);
    }

    private static List<byte[]> lines(byte[] body) {
        var lines = new ArrayList<byte[]>();
        int from = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                if (i > from) {
                    lines.add(Arrays.copyOfRange(body, from, i));
                }
                from = i + 1;
            }
        }
        return lines;
    }

    private static Answer taken(SiteKey site, Offset end) {
        return json(200, Map.of("site", site.site().toString(), "host", site.host(), "next_offset", end.value()));
    }

    private static Answer refusal(int status, String detail) {
        return new Answer(status, "application/problem+json", JSON.writeValueAsString(Map.of("detail", detail)), 0);
    }

    private static Answer later(String detail) {
        return new Answer(503, "application/problem+json", JSON.writeValueAsString(Map.of("detail", detail)), 1);
    }

    private static Answer json(int status, Map<String, ?> body) {
        return Answer.json(status, JSON.writeValueAsString(body));
    }
}
