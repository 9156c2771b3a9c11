package io.kabinet.collector;

import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.SiteId;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The events of one accepted request, after the consent strip. Site and organization are those of the site key when the
 * request came. Of an import ({@code ./kabinet replay}) address, browser and times were given, not observed.
 *
 * @param ip the client's address: the connection's, or what a trusted proxy said
 * @param userAgent cut to {@value #MAX_USER_AGENT} UTF-16 units, empty when the client sent none
 * @param visitor the browser's id, given by the snippet
 * @param importId the run of an import; empty for what browsers sent
 */
public record Delivery(
        Offset offset,
        SiteId site,
        OrganizationId organization,
        Instant receivedAt,
        Instant sentAt,
        InetAddress ip,
        String userAgent,
        UUID visitor,
        ConsentState consent,
        Optional<UUID> importId,
        List<Event> events)
        implements Entry {

    public static final int MAX_USER_AGENT = 512;

    public Delivery {
        events = List.copyOf(events);
    }

    /**
     * When the event happened by our clock: received − (sent − at), never after it was received. A browser whose clock
     * changed between the event and the sending cannot put it into the future. An import's own times are taken as they are.
     */
    public Instant timeOf(Event event) {
        if (importId.isPresent()) {
            return event.at();
        }
        var age = Duration.between(event.at(), sentAt);
        return age.isNegative() ? receivedAt : receivedAt.minus(age);
    }
}
