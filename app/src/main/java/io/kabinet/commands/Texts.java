package io.kabinet.commands;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** What the commands say, in Russian where the terminal speaks it, else in English. Read without Spring: it must be quick. */
final class Texts {

    private final Properties texts;
    private final Locale locale;

    private Texts(Properties texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    static Texts of(Locale terminal) {
        var locale = terminal.getLanguage().equals("ru") ? Locale.of("ru") : Locale.ENGLISH;
        var name = "/messages/commands_%s.properties".formatted(locale.getLanguage());
        var texts = new Properties();
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        return new Texts(texts, locale);
    }

    /** The text under {@code commands.<key>}; {@code {0}} stands for the first argument. */
    String text(String key, Object... arguments) {
        var text = texts.getProperty("commands." + key);
        if (text == null) {
            throw new IllegalArgumentException("No text 'commands.%s' in %s".formatted(key, locale));
        }
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", shown(arguments[i]));
        }
        return text;
    }

    private String shown(Object argument) {
        return argument instanceof Number number
                ? new MessageFormat("{0,number}", locale).format(new Object[] {number})
                : argument.toString();
    }
}
