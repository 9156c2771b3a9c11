package io.kabinet.sites;

import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.SiteId;
import java.time.Instant;

/**
 * A site as its organization sees it.
 *
 * @param host normalised, ASCII: {@link Host}
 * @param version counts its changes, so that a stale one is noticed
 */
public record SiteView(
        SiteId id,
        OrganizationId organization,
        String host,
        String key,
        SiteStatus status,
        SiteSettings settings,
        int version,
        Instant createdAt) {

    /** The host for people: {@code окна.рф}. */
    public String name() {
        return Host.display(host);
    }
}
