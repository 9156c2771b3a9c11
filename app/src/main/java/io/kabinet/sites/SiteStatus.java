package io.kabinet.sites;

import java.util.Locale;

/** What a site does with events: takes them, refuses them for now, or is gone and keeps what was collected. */
public enum SiteStatus {
    ACTIVE,
    PAUSED,
    DELETED;

    /** The name in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
