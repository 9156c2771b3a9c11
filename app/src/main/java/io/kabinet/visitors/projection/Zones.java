package io.kabinet.visitors.projection;

import io.kabinet.organizations.Organizations;
import io.kabinet.shared.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** Time zones of organizations, remembered for a minute: every event asks. */
@Component
public class Zones {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Known(ZoneId zone, Instant at) {}

    private final Organizations organizations;
    private final ConcurrentMap<OrganizationId, Known> known = new ConcurrentHashMap<>();

    Zones(Organizations organizations) {
        this.organizations = organizations;
    }

    /** Called outside transactions of other organizations. */
    public ZoneId of(OrganizationId organization) {
        var remembered = known.get(organization);
        if (remembered != null && remembered.at.plus(FRESH).isAfter(Instant.now())) {
            return remembered.zone;
        }
        var zone = organizations.of(organization).zone();
        known.put(organization, new Known(zone, Instant.now()));
        return zone;
    }
}
