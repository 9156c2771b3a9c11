package io.kabinet.collector.keys;

import io.kabinet.sites.SiteKey;
import java.util.List;
import java.util.Optional;

/** Where site keys come from. Either call throws when the source is away. */
public interface KeySource {

    /** The keys of all active sites. */
    List<SiteKey> all();

    /** Empty when unknown, paused or deleted. */
    Optional<SiteKey> find(String key);
}
