package io.kabinet.visitors;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** When people may be called: from 9 to 21 by their own clock; a first try in the morning at 10, never on a Sunday. */
final class DecentHours {

    private static final LocalTime EARLIEST = LocalTime.of(9, 0);
    private static final LocalTime LATEST = LocalTime.of(21, 0);
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final Duration PAUSE = Duration.ofHours(2);

    private DecentHours() {}

    /** In two hours, or the next morning when that is too late; in full quarters of an hour. */
    static Instant afterTwoHours(Instant now, ZoneId zone) {
        var then = quarter(now.plus(PAUSE).atZone(zone));
        var time = then.toLocalTime();
        if (time.isBefore(EARLIEST)) {
            return morning(then);
        }
        return time.isAfter(LATEST) ? nextMorning(now, zone) : then.toInstant();
    }

    /** Tomorrow at ten; on Monday when tomorrow is a Sunday. */
    static Instant nextMorning(Instant now, ZoneId zone) {
        return morning(now.atZone(zone).plusDays(1));
    }

    private static Instant morning(ZonedDateTime day) {
        var workday = day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
        return workday.with(MORNING).toInstant();
    }

    private static ZonedDateTime quarter(ZonedDateTime at) {
        int minutes = at.getMinute() % 15;
        var minute = at.truncatedTo(ChronoUnit.MINUTES);
        return minutes == 0 ? minute : minute.plusMinutes(15 - minutes);
    }
}
