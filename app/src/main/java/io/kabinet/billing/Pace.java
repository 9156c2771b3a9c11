package io.kabinet.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How fast identifications leave, and how long the rest lasts at this pace.
 *
 * @param left identifications left now
 * @param spent what left within the last 14 days: charged, or given on
 * @param days over which it left: since the first of these 14 days on which anything did, at least 1
 */
public record Pace(long left, long spent, int days) {

    /** The days that the pace looks back. */
    public static final int LOOKS_BACK = 14;

    static Pace of(long left, long spent, Optional<Instant> first, Instant now) {
        long days = first.map(at -> Duration.between(at, now).toDays() + 1).orElse(1L);
        return new Pace(left, spent, (int) Math.clamp(days, 1, LOOKS_BACK));
    }

    /** Rounded; «about so many a day». */
    public long perDay() {
        return Math.round((double) spent / days);
    }

    /** How many days the rest lasts; empty when nothing leaves. */
    public Optional<Double> daysLeft() {
        return spent == 0 ? Optional.empty() : Optional.of((double) left * days / spent);
    }

    /** The day on which nothing is left; empty when nothing leaves, or not within ten years. */
    public Optional<LocalDate> emptyOn(Instant now, ZoneId zone) {
        return daysLeft()
                .filter(rest -> rest < 3650)
                .map(rest -> LocalDate.ofInstant(now, zone).plusDays((long) Math.floor(rest)));
    }
}
