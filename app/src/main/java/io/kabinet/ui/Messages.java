package io.kabinet.ui;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every text of the interface, from {@code messages/<module>_<language>.properties} of all modules. A missing key is a
 * fault of ours and throws; a test finds it before people do.
 */
@Component
public class Messages {

    private final Map<Language, Map<String, MessagePattern>> texts = new EnumMap<>(Language.class);

    Messages() {
        for (var language : Language.values()) {
            texts.put(language, read(language));
        }
    }

    /** The text with its arguments; numbers are written as the language writes them. */
    public String text(Language language, String key, Object... arguments) {
        return pattern(language, key).text(language, argument -> shown(language, argument), arguments);
    }

    /** As {@link #text}, each argument passed through {@code escape} after it is shown. */
    String text(Language language, Function<String, String> escape, String key, Object... arguments) {
        return pattern(language, key).text(language, argument -> escape.apply(shown(language, argument)), arguments);
    }

    /** Whether there is such a text. */
    public boolean has(Language language, String key) {
        return bundle(language).containsKey(key);
    }

    SequencedSet<String> keys(Language language) {
        return new TreeSet<>(bundle(language).keySet());
    }

    MessagePattern pattern(Language language, String key) {
        var pattern = bundle(language).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No text '%s' in %s".formatted(key, language.tag()));
        }
        return pattern;
    }

    private Map<String, MessagePattern> bundle(Language language) {
        return texts.getOrDefault(language, Map.of());
    }

    private static String shown(Language language, Object argument) {
        return argument instanceof Long || argument instanceof Integer
                ? Format.grouped(language, ((Number) argument).longValue())
                : String.valueOf(argument);
    }

    private static Map<String, MessagePattern> read(Language language) {
        var patterns = new HashMap<String, MessagePattern>();
        try {
            var files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_%s.properties".formatted(language.tag()));
            for (var file : files) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                for (var key : properties.stringPropertyNames()) {
                    if (patterns.put(key, MessagePattern.of(properties.getProperty(key))) != null) {
                        throw new IllegalStateException("Key '%s' stands in two bundles".formatted(key));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(patterns);
    }
}
