package io.kabinet.visitors.projection;

import java.util.UUID;

/** A browser on a site, by the id that the snippet gave it. */
record BrowserKey(UUID site, UUID id) implements Comparable<BrowserKey> {

    @Override
    public int compareTo(BrowserKey other) {
        int bySite = site.compareTo(other.site);
        return bySite == 0 ? id.compareTo(other.id) : bySite;
    }
}
