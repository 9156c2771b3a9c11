package io.kabinet.collector.keys;

import io.kabinet.sites.SiteKey;

/** What a site key turned out to be. */
public sealed interface Resolution {

    record Known(SiteKey site) implements Resolution {}

    record Unknown() implements Resolution {}

    /** Neither known here, nor could anybody be asked just now. */
    record Unavailable() implements Resolution {}
}
