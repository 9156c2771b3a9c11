package io.kabinet.visitors.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;

/** Differences to the totals by hour and day of one organization, in its time zone. Written in one order. */
public final class Totals {

    private record Hour(Instant hour, UUID site, Figure figure) {}

    private record Day(LocalDate day, UUID site, Figure figure) {}

    private final UUID organization;
    private final ZoneId zone;
    private final Map<Hour, Long> hours = new TreeMap<>(
            Comparator.comparing(Hour::hour).thenComparing(Hour::site).thenComparing(Hour::figure));
    private final Map<Day, Long> days = new TreeMap<>(
            Comparator.comparing(Day::day).thenComparing(Day::site).thenComparing(Day::figure));

    public Totals(UUID organization, ZoneId zone) {
        this.organization = organization;
        this.zone = zone;
    }

    public LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    /** Counts by hour and by day. */
    public void add(UUID site, Figure figure, Instant at, long amount) {
        hours.merge(
                new Hour(at.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant(), site, figure), amount, Long::sum);
        addDay(site, figure, dayOf(at), amount);
    }

    void addDay(UUID site, Figure figure, LocalDate day, long amount) {
        days.merge(new Day(day, site, figure), amount, Long::sum);
    }

    public void save(DSLContext sql) {
        var hourRows =
                Rows.of("organization_id uuid", "hour timestamptz", "site_id uuid", "figure text", "amount int8");
        hours.forEach((key, amount) -> {
            if (amount != 0) {
                hourRows.add(organization, key.hour, key.site, key.figure, amount);
            }
        });
        hourRows.update(sql, """
                INSERT INTO visitors.hour_total AS t (organization_id, hour, site_id, figure, amount)
                SELECT organization_id, hour, site_id, figure, amount FROM {rows}
                ON CONFLICT (organization_id, hour, site_id, figure) DO UPDATE SET amount = t.amount + excluded.amount
                """);
        var dayRows = Rows.of("organization_id uuid", "day date", "site_id uuid", "figure text", "amount int8");
        days.forEach((key, amount) -> {
            if (amount != 0) {
                dayRows.add(organization, key.day, key.site, key.figure, amount);
            }
        });
        dayRows.update(sql, """
                INSERT INTO visitors.day_total AS t (organization_id, day, site_id, figure, amount)
                SELECT organization_id, day, site_id, figure, amount FROM {rows}
                ON CONFLICT (organization_id, day, site_id, figure) DO UPDATE SET amount = t.amount + excluded.amount
                """);
    }
}
