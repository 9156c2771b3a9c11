package io.kabinet.sites;

import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.SiteId;

/**
 * What the collector needs to know of a key that it accepts.
 *
 * @param host normalised, ASCII: {@link Host}
 */
public record SiteKey(String key, SiteId site, OrganizationId organization, String host, SiteSettings settings) {}
