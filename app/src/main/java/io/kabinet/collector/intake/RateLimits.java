package io.kabinet.collector.intake;

import io.kabinet.shared.SiteId;
import java.util.concurrent.ConcurrentHashMap;

/** The rate limit of each site. A site whose limit changes starts with a full bucket. */
public final class RateLimits {

    private final ConcurrentHashMap<SiteId, RateLimit> bySite = new ConcurrentHashMap<>();

    /** As {@link RateLimit#take}, for this site and now. */
    public int take(SiteId site, int perSecond, int events) {
        long now = System.nanoTime();
        var limit = bySite.get(site);
        if (limit == null || limit.perSecond() != perSecond) {
            limit = bySite.compute(
                    site,
                    (id, old) -> old != null && old.perSecond() == perSecond ? old : new RateLimit(perSecond, now));
        }
        return limit.take(events, now);
    }
}
