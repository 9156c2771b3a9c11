package io.kabinet.visitors.projection;

import io.kabinet.sites.SiteKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which pages each site leaves out. Read anew every few seconds, in one query for all sites. */
@Component
class SiteRules {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Known(Map<UUID, List<String>> excluded, Instant at) {}

    private final SiteKeys keys;
    private volatile Known known = new Known(Map.of(), Instant.EPOCH);

    SiteRules(SiteKeys keys) {
        this.keys = keys;
    }

    /** Called before a batch's transaction, so that it need not wait for another connection inside it. */
    void refresh() {
        if (known.at.plus(FRESH).isBefore(Instant.now())) {
            known = new Known(
                    keys.all().stream()
                            .filter(key -> !key.settings().excludedPaths().isEmpty())
                            .collect(Collectors.toMap(
                                    key -> key.site().value(),
                                    key -> key.settings().excludedPaths(),
                                    (one, _) -> one)),
                    Instant.now());
        }
    }

    boolean excludes(UUID site, String path) {
        return known.excluded.getOrDefault(site, List.of()).stream().anyMatch(path::startsWith);
    }
}
