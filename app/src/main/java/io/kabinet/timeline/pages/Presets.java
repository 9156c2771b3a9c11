package io.kabinet.timeline.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Moments that a person is likely to want next: one click each, at ten in the morning of the account's zone. */
public record Presets(Instant tomorrow, Instant inThreeDays, Instant inAWeek) {

    private static final LocalTime MORNING = LocalTime.of(10, 0);

    /** A moment with the key of its name. */
    public record Preset(String key, Instant at) {}

    public static Presets from(LocalDate today, ZoneId zone) {
        return new Presets(morning(today, 1, zone), morning(today, 3, zone), morning(today, 7, zone));
    }

    public List<Preset> all() {
        return List.of(
                new Preset("timeline.preset.tomorrow", tomorrow),
                new Preset("timeline.preset.three_days", inThreeDays),
                new Preset("timeline.preset.week", inAWeek));
    }

    private static Instant morning(LocalDate today, int days, ZoneId zone) {
        return today.plusDays(days).atTime(MORNING).atZone(zone).toInstant();
    }
}
