package io.kabinet.collector.http;

import io.kabinet.collector.Delivery;
import io.kabinet.collector.Offset;
import io.kabinet.collector.intake.BadEnvelope;
import io.kabinet.collector.intake.ConsentStrip;
import io.kabinet.collector.intake.Envelope;
import io.kabinet.collector.intake.EnvelopeReader;
import io.kabinet.collector.intake.RateLimits;
import io.kabinet.collector.intake.Text;
import io.kabinet.collector.keys.Resolution;
import io.kabinet.collector.keys.SiteKeyBook;
import io.kabinet.collector.log.Acknowledgement;
import io.kabinet.collector.log.DeliveryCodec;
import io.kabinet.collector.log.SegmentedLog;
import io.kabinet.sites.SiteKey;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * {@code POST /v1/events}: size, shape, site key, rate, consent strip, append; 204 once the append is durable. Belongs to one
 * event loop.
 */
final class EventsEndpoint {

    /** Largest body. */
    static final int MAX_BYTES = 65_536;

    private final SiteKeyBook keys;
    private final RateLimits limits;
    private final SegmentedLog log;
    private final TrustedProxies proxies;
    private final Clock clock;
    private final Outbox outbox;

    EventsEndpoint(
            SiteKeyBook keys, RateLimits limits, SegmentedLog log, TrustedProxies proxies, Clock clock, Outbox outbox) {
        this.keys = keys;
        this.limits = limits;
        this.log = log;
        this.proxies = proxies;
        this.clock = clock;
        this.outbox = outbox;
    }

    void handle(HttpServerRequest request) {
        Body.read(
                request,
                MAX_BYTES,
                body -> take(request, body),
                () -> Answers.tooLarge(request.response(), "At most " + MAX_BYTES + " bytes are taken at once."));
    }

    private void take(HttpServerRequest request, byte[] body) {
        Envelope envelope;
        try {
            envelope = EnvelopeReader.read(body);
        } catch (BadEnvelope bad) {
            refuse(request.response(), bad);
            return;
        }
        var known = keys.known(envelope.site());
        if (known != null) {
            take(request, envelope, known);
        } else {
            keys.resolve(envelope.site())
                    .thenAccept(resolution -> outbox.post(() -> take(request, envelope, resolution)));
        }
    }

    private static void refuse(HttpServerResponse response, BadEnvelope bad) {
        switch (bad.kind()) {
            case MALFORMED -> Answers.badField(response, bad.field(), bad.explanation());
            case TOO_MANY_EVENTS -> Answers.tooLarge(response, bad.explanation());
        }
    }

    private void take(HttpServerRequest request, Envelope envelope, Resolution resolution) {
        switch (resolution) {
            case Resolution.Known(var site) -> take(request, envelope, site);
            case Resolution.Unknown _ -> Answers.notFound(request.response(), "No active site has this key.");
            case Resolution.Unavailable _ -> Answers.unavailable(request.response());
        }
    }

    private void take(HttpServerRequest request, Envelope envelope, SiteKey site) {
        var response = request.response();
        int wait = limits.take(
                site.site(),
                site.settings().eventsPerSecond(),
                envelope.events().size());
        if (wait > 0) {
            Answers.tooFast(response, wait);
            return;
        }
        var events = ConsentStrip.strip(envelope.events(), envelope.consent());
        if (events.isEmpty()) {
            Answers.noContent(response);
            return;
        }
        var delivery = new Delivery(
                Offset.START,
                site.site(),
                site.organization(),
                clock.instant(),
                envelope.sentAt(),
                proxies.client(request),
                userAgent(request),
                envelope.visitor(),
                envelope.consent(),
                Optional.empty(),
                events);
        log.append(List.of(DeliveryCodec.encode(delivery)), new Acknowledgement() {
            @Override
            public void durable(Offset next) {
                outbox.post(() -> Answers.noContent(response));
            }

            @Override
            public void refused() {
                outbox.post(() -> Answers.unavailable(response));
            }
        });
    }

    private static String userAgent(HttpServerRequest request) {
        String userAgent = request.getHeader(HttpHeaders.USER_AGENT);
        return userAgent == null ? "" : Text.clean(userAgent, Delivery.MAX_USER_AGENT);
    }
}
