package io.kabinet.analytics;

import io.kabinet.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of whole days or whole hours in the time zone of an organization.
 *
 * @param from the first moment, on the hour
 * @param to the first moment after it, on the hour
 */
public record Period(Instant from, Instant to, ZoneId zone) {

    /** The longest period that is shown, in days. */
    public static final int LONGEST = 366;

    public static Period ofDays(LocalDate first, LocalDate last, ZoneId zone) {
        return new Period(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                zone);
    }

    /**
     * Reads {@code from} and {@code to} as people and programs write them: dates, both inclusive, in the organization's
     * time zone; or RFC 3339 timestamps, widened to whole hours.
     *
     * @throws Refused when one of them is neither, when they are in the wrong order, or over {@link #LONGEST} days
     */
    public static Period parse(String from, String to, ZoneId zone) {
        var first = start("from", from, zone);
        var end = isDate(to) ? date("to", to).plusDays(1).atStartOfDay(zone).toInstant() : ceiling(timestamp("to", to));
        if (!end.isAfter(first)) {
            throw Refused.invalid("to", "before_from");
        }
        if (ChronoUnit.DAYS.between(first, end) > LONGEST) {
            throw Refused.invalid("to", "period_too_long", LONGEST);
        }
        return new Period(first, end, zone);
    }

    /** The period of the same length that ends where this one begins. */
    public Period before() {
        return isWholeDays()
                ? ofDays(firstDay().minusDays(days()), firstDay().minusDays(1), zone)
                : new Period(from.minus(ChronoUnit.HOURS.between(from, to), ChronoUnit.HOURS), from, zone);
    }

    public LocalDate firstDay() {
        return LocalDate.ofInstant(from, zone);
    }

    /** The last day that the period touches. */
    public LocalDate lastDay() {
        return LocalDate.ofInstant(to.minusNanos(1), zone);
    }

    /** How many days it touches. */
    public int days() {
        return (int) ChronoUnit.DAYS.between(firstDay(), lastDay()) + 1;
    }

    public boolean isWholeDays() {
        return isMidnight(from) && isMidnight(to);
    }

    private boolean isMidnight(Instant moment) {
        return LocalDateTime.ofInstant(moment, zone)
                .toLocalDate()
                .atStartOfDay(zone)
                .toInstant()
                .equals(moment);
    }

    private static Instant start(String field, String text, ZoneId zone) {
        return isDate(text)
                ? date(field, text).atStartOfDay(zone).toInstant()
                : timestamp(field, text).truncatedTo(ChronoUnit.HOURS);
    }

    private static boolean isDate(String text) {
        return text.length() == "2026-11-23".length();
    }

    private static LocalDate date(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            throw Refused.invalid(field, "date");
        }
    }

    private static Instant timestamp(String field, String text) {
        try {
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notATimestamp) {
            throw Refused.invalid(field, "date");
        }
    }

    private static Instant ceiling(Instant moment) {
        var hour = moment.truncatedTo(ChronoUnit.HOURS);
        return hour.equals(moment) ? hour : hour.plus(1, ChronoUnit.HOURS);
    }
}
