package io.kabinet.collector.keys;

import io.kabinet.sites.SiteKey;
import io.kabinet.sites.SiteSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All keys at one moment, and the paths that their sites have chosen. Never changes. */
final class KeySnapshot {

    static final KeySnapshot EMPTY = new KeySnapshot(Map.of());

    private final Map<String, SiteKey> byKey;
    private final Set<String> scriptPaths;
    private final Set<String> eventsPaths;

    private KeySnapshot(Map<String, SiteKey> byKey) {
        this.byKey = Map.copyOf(byKey);
        this.scriptPaths = paths(SiteSettings::scriptPath);
        this.eventsPaths = paths(SiteSettings::eventsPath);
    }

    static KeySnapshot of(Collection<SiteKey> sites) {
        return new KeySnapshot(
                sites.stream().collect(Collectors.toMap(SiteKey::key, Function.identity(), (first, second) -> second)));
    }

    KeySnapshot with(SiteKey site) {
        var more = new HashMap<>(byKey);
        more.put(site.key(), site);
        return new KeySnapshot(more);
    }

    @Nullable
    SiteKey get(String key) {
        return byKey.get(key);
    }

    Collection<SiteKey> sites() {
        return byKey.values();
    }

    boolean isScriptPath(String path) {
        return scriptPaths.contains(path);
    }

    boolean isEventsPath(String path) {
        return eventsPaths.contains(path);
    }

    boolean equalTo(KeySnapshot other) {
        return byKey.equals(other.byKey);
    }

    private Set<String> paths(Function<SiteSettings, String> path) {
        return byKey.values().stream().map(site -> path.apply(site.settings())).collect(Collectors.toUnmodifiableSet());
    }
}
