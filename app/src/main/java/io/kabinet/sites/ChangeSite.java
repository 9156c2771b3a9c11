package io.kabinet.sites;

import java.util.Optional;

/**
 * What shall be different about a site; what is empty stays.
 *
 * @param status {@code ACTIVE} or {@code PAUSED}; deleting is a step of its own
 * @param version that the caller saw; a stale one is refused
 */
public record ChangeSite(Optional<SiteStatus> status, Optional<SiteSettings> settings, Optional<Integer> version) {

    public static ChangeSite to(SiteStatus status) {
        return new ChangeSite(Optional.of(status), Optional.empty(), Optional.empty());
    }
}
