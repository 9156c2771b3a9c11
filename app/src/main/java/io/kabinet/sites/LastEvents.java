package io.kabinet.sites;

import io.kabinet.shared.SiteId;
import io.kabinet.tenancy.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** What the code of a site was last heard saying. Implemented by visitors. */
public interface LastEvents {

    /**
     * The last event of a site.
     *
     * @param path of the page that it came from
     * @param lastMinute events within the last minute
     */
    record LastEvent(Instant at, String path, long lastMinute) {}

    /**
     * The last events of these sites, in one query: the caller's own, or those of organizations directly below. A site
     * whose code was never seen is not in the answer. Whoever projects events says that {@code DOMAINS} changed.
     */
    Map<SiteId, LastEvent> of(Scope scope, Collection<SiteId> sites);
}
