package io.kabinet.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Small conversions of text for HTML. */
final class Markup {

    private Markup() {}

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    static String initials(String name) {
        var letters = Arrays.stream(name.split("[\\s\u00a0-]+"))
                .map(word -> word.replaceAll("^[^\\p{L}\\p{N}]+", ""))
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
        return letters.toUpperCase(Locale.ROOT);
    }
}
