package io.kabinet.collector.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Values that stand in JSON strings, read strictly and without throwing. */
final class Scalars {

    private static final Pattern SITE_KEY = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Pattern SCREEN = Pattern.compile("[0-9]{1,5}x[0-9]{1,5}");

    private Scalars() {}

    /** The 36 characters of a UUID of any version, in either case. {@link UUID#fromString} takes shorter ones too. */
    static Optional<UUID> uuid(String text) {
        if (text.length() != 36) {
            return Optional.empty();
        }
        long most = 0;
        long least = 0;
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    return Optional.empty();
                }
                continue;
            }
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return Optional.empty();
            }
            if (i < 18) {
                most = most << 4 | digit;
            } else {
                least = least << 4 | digit;
            }
        }
        return Optional.of(new UUID(most, least));
    }

    /** RFC 3339 with four digits of year, as {@code 2026-11-23T10:00:00.123Z}, or with an offset. */
    static Optional<Instant> time(String text) {
        try {
            if (isPlainUtc(text)) {
                return Optional.of(plainUtc(text));
            }
            boolean fourDigitYear = text.length() <= 40 && text.indexOf('-') == 4 && text.charAt(0) != '+';
            return fourDigitYear ? Optional.of(OffsetDateTime.parse(text).toInstant()) : Optional.empty();
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** What may be looked up as a site key: up to 64 ASCII letters, digits, hyphens and underscores. */
    static boolean isSiteKey(String text) {
        return SITE_KEY.matcher(text).matches();
    }

    /** {@code 1440x900}. */
    static boolean isScreen(String text) {
        return SCREEN.matcher(text).matches();
    }

    /** An absolute http or https address with something behind the slashes. */
    static boolean isWebAddress(String text) {
        return (text.regionMatches(true, 0, "https://", 0, 8) && isHostStart(text, 8))
                || (text.regionMatches(true, 0, "http://", 0, 7) && isHostStart(text, 7));
    }

    private static boolean isHostStart(String text, int at) {
        return text.length() > at && "/?#: ".indexOf(text.charAt(at)) < 0;
    }

    /** What {@code Date.toISOString()} makes, with milliseconds or without. */
    private static boolean isPlainUtc(String text) {
        int length = text.length();
        boolean shape = (length == 20 || (length == 24 && text.charAt(19) == '.'))
                && text.charAt(length - 1) == 'Z'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
        return shape && digits(text, 0, length - 1) == (length == 20 ? 14 : 17);
    }

    private static Instant plainUtc(String text) {
        int nanos = text.length() == 24 ? number(text, 20, 23) * 1_000_000 : 0;
        return OffsetDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19),
                        nanos,
                        ZoneOffset.UTC)
                .toInstant();
    }

    private static int digits(String text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                count++;
            }
        }
        return count;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
