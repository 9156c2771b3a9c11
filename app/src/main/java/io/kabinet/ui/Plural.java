package io.kabinet.ui;

import java.util.List;

/** Plural categories of whole numbers, after the rules of CLDR. */
final class Plural {

    private Plural() {}

    /** The category of a number. */
    static String of(Language language, long number) {
        long absolute = Math.abs(number);
        return switch (language) {
            case RUSSIAN -> russian(absolute % 10, absolute % 100);
            case ENGLISH -> absolute == 1 ? "one" : "other";
        };
    }

    /** The categories that a text in this language must have. */
    static List<String> required(Language language) {
        return switch (language) {
            case RUSSIAN -> List.of("one", "few", "many", "other");
            case ENGLISH -> List.of("one", "other");
        };
    }

    private static String russian(long lastDigit, long lastTwo) {
        boolean teen = lastTwo >= 11 && lastTwo <= 14;
        if (lastDigit == 1 && !teen) {
            return "one";
        }
        return lastDigit >= 2 && lastDigit <= 4 && !teen ? "few" : "many";
    }
}
