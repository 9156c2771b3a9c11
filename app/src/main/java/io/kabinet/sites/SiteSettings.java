package io.kabinet.sites;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.kabinet.shared.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a site. What is left out when it is read keeps its default.
 *
 * @param scriptPath where the collector serves the snippet to this site, such as {@code /k.js}
 * @param eventsPath where the snippet sends its events, such as {@code /v1/events}
 * @param excludedPaths pages that are not counted: paths that begin with one of these
 * @param banner whether the snippet shows its own consent banner
 * @param eventsPerSecond above this the collector answers 429
 */
public record SiteSettings(
        @JsonProperty("script_path") String scriptPath,
        @JsonProperty("events_path") String eventsPath,
        @JsonProperty("excluded_paths") List<String> excludedPaths,
        @JsonProperty("banner") boolean banner,
        @JsonProperty("events_per_second") int eventsPerSecond) {

    public static final SiteSettings DEFAULT = new SiteSettings("/k.js", "/v1/events", List.of(), true, 10_000);

    private static final int MOST_EXCLUDED = 100;
    private static final int LONGEST_EXCLUDED = 500;
    private static final int HIGHEST_RATE = 100_000;

    public SiteSettings {
        excludedPaths = List.copyOf(excludedPaths);
    }

    @JsonCreator
    static SiteSettings of(
            @JsonProperty("script_path") @Nullable String scriptPath,
            @JsonProperty("events_path") @Nullable String eventsPath,
            @JsonProperty("excluded_paths") @Nullable List<String> excludedPaths,
            @JsonProperty("banner") @Nullable Boolean banner,
            @JsonProperty("events_per_second") @Nullable Integer eventsPerSecond) {
        return new SiteSettings(
                scriptPath == null ? DEFAULT.scriptPath : scriptPath,
                eventsPath == null ? DEFAULT.eventsPath : eventsPath,
                excludedPaths == null ? DEFAULT.excludedPaths : excludedPaths,
                banner == null ? DEFAULT.banner : banner,
                eventsPerSecond == null ? DEFAULT.eventsPerSecond : eventsPerSecond);
    }

    /** Every field that does not fit; empty when all do. Field names as in the API, under {@code settings}. */
    List<FieldError> errors() {
        var errors = new ArrayList<FieldError>();
        if (!scriptPath.matches("/[a-z0-9_-]{1,40}(/[a-z0-9_-]{1,40}){0,2}\\.js")) {
            errors.add(FieldError.of("settings.script_path", "script_path"));
        }
        if (!eventsPath.matches("/[a-z0-9_-]{1,40}(/[a-z0-9_-]{1,40}){0,2}")) {
            errors.add(FieldError.of("settings.events_path", "events_path"));
        }
        if (excludedPaths.size() > MOST_EXCLUDED
                || !excludedPaths.stream()
                        .allMatch(path -> path.matches("/\\S*") && path.length() <= LONGEST_EXCLUDED)) {
            errors.add(FieldError.of("settings.excluded_paths", "excluded_paths", MOST_EXCLUDED));
        }
        if (eventsPerSecond < 1 || eventsPerSecond > HIGHEST_RATE) {
            errors.add(FieldError.of("settings.events_per_second", "between", 1, HIGHEST_RATE));
        }
        return errors;
    }
}
