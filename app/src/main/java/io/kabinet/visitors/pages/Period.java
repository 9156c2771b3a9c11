package io.kabinet.visitors.pages;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Periods that the list offers; days in the viewer's time zone. */
public enum Period {
    TODAY(0, 0),
    YESTERDAY(1, 1),
    WEEK(6, 0),
    MONTH(29, 0);

    private final int first;
    private final int last;

    Period(int first, int last) {
        this.first = first;
        this.last = last;
    }

    public static Optional<Period> of(String code) {
        return Arrays.stream(values())
                .filter(period -> period.code().equals(code))
                .findFirst();
    }

    /** The name in the address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public LocalDate firstDay(LocalDate today) {
        return today.minusDays(first);
    }

    public LocalDate lastDay(LocalDate today) {
        return today.minusDays(last);
    }
}
