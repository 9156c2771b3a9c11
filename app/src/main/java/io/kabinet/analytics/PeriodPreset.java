package io.kabinet.analytics;

import java.time.LocalDate;
import java.util.List;

/** A period that the page offers by name. */
public record PeriodPreset(String key, LocalDate from, LocalDate to) {

    static List<PeriodPreset> around(LocalDate today) {
        var firstOfMonth = today.withDayOfMonth(1);
        return List.of(
                new PeriodPreset("analytics.period.today", today, today),
                new PeriodPreset("analytics.period.yesterday", today.minusDays(1), today.minusDays(1)),
                new PeriodPreset("analytics.period.week", today.minusDays(6), today),
                new PeriodPreset("analytics.period.month", today.minusDays(29), today),
                new PeriodPreset("analytics.period.this_month", firstOfMonth, today),
                new PeriodPreset("analytics.period.last_month", firstOfMonth.minusMonths(1), firstOfMonth.minusDays(1)),
                new PeriodPreset("analytics.period.quarter", today.minusDays(89), today));
    }
}
