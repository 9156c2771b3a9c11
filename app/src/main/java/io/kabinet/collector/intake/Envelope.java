package io.kabinet.collector.intake;

import io.kabinet.collector.ConsentState;
import io.kabinet.collector.Event;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A request as the client sent it: well-formed, not yet stripped.
 *
 * @param site the site key, unknown or not
 * @param origin who the events are said to come from; only an import may say so
 */
public record Envelope(
        String site, UUID visitor, Instant sentAt, ConsentState consent, List<Event> events, Optional<Origin> origin) {

    /** An import's client, as its log names it. */
    public record Origin(InetAddress ip, String userAgent) {}
}
