package io.kabinet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.shared.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every text of every module. */
class MessagesTest {

    private static final Pattern USED_IN_PAGES =
            Pattern.compile("\\b(?:page\\.(?:t|rich)|messages\\.text)\\(\\s*(?:language, )?\"([^\"]+)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)*\\.?)\"");
    private static final Pattern CHOSEN = Pattern.compile("page\\.t\\([a-zA-Z()! =]+\\? \"([^\"]+)\" : \"([^\"]+)\"");

    private final Messages messages = new Messages();

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(messages.keys(Language.ENGLISH)).isEqualTo(messages.keys(Language.RUSSIAN));
    }

    @ParameterizedTest
    @EnumSource
    void everyPluralHasEveryFormOfItsLanguage(Language language) {
        for (var key : messages.keys(language)) {
            for (var forms : messages.pattern(language, key).pluralForms()) {
                assertThat(forms.getValue()).as(key).containsAll(Plural.required(language));
            }
        }
    }

    @Test
    void noRussianTextIsLeftInTheEnglishOnes() {
        for (var key : messages.keys(Language.ENGLISH)) {
            var arguments = Stream.generate(() -> 1L).limit(9).toArray();
            assertThat(messages.text(Language.ENGLISH, key, arguments)).as(key).doesNotContainPattern("[а-яё]");
        }
    }

    @Test
    void everyTextThatACodeUsesExists() throws IOException {
        var missing = new TreeSet<String>();
        for (var source : sources()) {
            var text = Files.readString(source);
            var used = new ArrayList<String>();
            USED_IN_PAGES.matcher(text).results().forEach(found -> used.add(found.group(1)));
            CHOSEN.matcher(text).results().forEach(found -> {
                used.add(found.group(1));
                used.add(found.group(2));
            });
            used.stream()
                    .filter(key -> !messages.has(Language.RUSSIAN, key) && !isPrefix(key))
                    .map(key -> source.getFileName() + ": " + key)
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRefusalHasAText() {
        for (var code : ErrorCode.values()) {
            assertThat(messages.has(Language.RUSSIAN, "error." + code.code()))
                    .as(code.code())
                    .isTrue();
        }
    }

    @Test
    void noTextIsWithoutUse() throws IOException {
        var quoted = new TreeSet<String>();
        for (var source : sources()) {
            QUOTED.matcher(Files.readString(source)).results().forEach(found -> quoted.add(found.group(1)));
        }
        var unused = messages.keys(Language.RUSSIAN).stream()
                .filter(key -> !key.startsWith("error.") && !isUsed(key, quoted))
                .toList();
        assertThat(unused).isEmpty();
    }

    /** Used by its name, by its end after {@code field.} or {@code ui.script.}, or by a prefix that code completes. */
    private static boolean isUsed(String key, Set<String> quoted) {
        if (quoted.contains(key)) {
            return true;
        }
        for (var prefix : List.of("field.", "ui.script.")) {
            if (key.startsWith(prefix) && quoted.contains(key.substring(prefix.length()))) {
                return true;
            }
        }
        for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
            var prefix = key.substring(0, dot);
            boolean byEnum = quoted.contains(prefix) && prefix.contains(".");
            if (byEnum || quoted.contains(prefix + ".")) {
                return true;
            }
        }
        return false;
    }

    private boolean isPrefix(String key) {
        var prefix = key.endsWith(".") ? key : key + ".";
        return messages.keys(Language.RUSSIAN).stream().anyMatch(one -> one.startsWith(prefix));
    }

    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        for (var folder : List.of(Path.of("src/main/jte"), Path.of("src/main/java"))) {
            try (var files = Files.walk(folder)) {
                files.filter(file -> file.toString().matches(".*\\.(jte|java)")).forEach(sources::add);
            }
        }
        return sources;
    }
}
