package io.kabinet.shared;

import java.util.Optional;

/** Text that people type: what may be stored of it, and how long it is. */
public final class PlainText {

    private PlainText() {}

    /**
     * The text without control characters and lone surrogates (neither can be stored or shown), with line feeds as the
     * only line ends, stripped at both ends.
     */
    public static String cleaned(String text) {
        var clean = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || !unwanted(point)) {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString().strip();
    }

    /** As {@link #cleaned}, on one line. */
    public static String line(String text) {
        return cleaned(text).replaceAll("[\\n\\t]+", " ");
    }

    /** The field's error when the cleaned text has fewer or more characters than allowed. */
    public static Optional<FieldError> outside(int least, int most, String field, String cleaned) {
        int length = cleaned.codePointCount(0, cleaned.length());
        if (length < least) {
            return Optional.of(FieldError.of(field, "required"));
        }
        return length > most ? Optional.of(FieldError.of(field, "too_long", most)) : Optional.empty();
    }

    private static boolean unwanted(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE -> true;
            default -> point == 0xFEFF || (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        };
    }
}
