package io.kabinet.ui;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages of the interface. */
public enum Language {
    RUSSIAN("ru", "Русский"),
    ENGLISH("en", "English");

    private final Locale locale;
    private final String ownName;

    Language(String tag, String ownName) {
        this.locale = Locale.of(tag);
        this.ownName = ownName;
    }

    /** The language with this tag, {@code ru} or {@code en}. */
    public static Optional<Language> of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** The language of a locale; Russian for all that are not ours. */
    public static Language of(Locale locale) {
        return of(locale.getLanguage()).orElse(RUSSIAN);
    }

    public String tag() {
        return locale.getLanguage();
    }

    public Locale locale() {
        return locale;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }
}
