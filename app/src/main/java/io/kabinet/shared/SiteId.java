package io.kabinet.shared;

import java.util.UUID;

/** The id of a site. */
public record SiteId(UUID value) {

    public static SiteId next() {
        return new SiteId(Ids.next());
    }

    public static SiteId of(String text) {
        return new SiteId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
