package io.kabinet.collector.http;

import io.kabinet.collector.keys.KeySource;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.SiteId;
import io.kabinet.sites.SiteKey;
import io.kabinet.sites.SiteSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Site keys in memory; {@code away} is the database being down. */
public final class FakeKeys implements KeySource {

    public final Map<String, SiteKey> keys = new ConcurrentHashMap<>();
    public volatile boolean away;

    public SiteKey add(String key, SiteSettings settings) {
        var site = new SiteKey(key, SiteId.next(), OrganizationId.next(), "shop.example", settings);
        keys.put(key, site);
        return site;
    }

    @Override
    public List<SiteKey> all() {
        refuseWhenAway();
        return List.copyOf(keys.values());
    }

    @Override
    public Optional<SiteKey> find(String key) {
        refuseWhenAway();
        return Optional.ofNullable(keys.get(key));
    }

    private void refuseWhenAway() {
        if (away) {
            throw new IllegalStateException("the database is away");
        }
    }
}
