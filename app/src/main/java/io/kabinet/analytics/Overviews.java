package io.kabinet.analytics;

import io.kabinet.shared.Refused;
import io.kabinet.shared.SiteId;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Service;

/**
 * The analytics of an organization as a whole: what every holder of the section sees. Split or filtered by domain it is
 * the head's alone. Reads roll-ups only: a period of a year costs as much as its days, whatever the traffic.
 */
@Service
public class Overviews {

    /** The longest period that is cut into hours, in days. */
    public static final int LONGEST_BY_HOUR = 31;

    private final Transactions transactions;
    private final DSLContext sql;

    Overviews(Transactions transactions, DSLContext sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    /** @throws Refused {@code FORBIDDEN} without the section, or with a domain and without {@code analytics.by_domain} */
    public void requireAccess(Scope scope, boolean byDomain) {
        scope.require(Capability.ANALYTICS_OVERVIEW);
        if (byDomain) {
            scope.require(Capability.ANALYTICS_BY_DOMAIN);
        }
    }

    /**
     * @param domain one domain of the organization, for heads; another's shows nothing
     * @throws Refused when the right is missing, or the period is too long for hours
     */
    public Overview of(Scope scope, Period period, Granularity granularity, Optional<SiteId> domain) {
        requireAccess(scope, domain.isPresent());
        if (granularity == Granularity.HOUR && period.days() > LONGEST_BY_HOUR) {
            throw Refused.invalid("granularity", "period_too_long", LONGEST_BY_HOUR);
        }
        UUID site = domain.map(SiteId::value).orElse(null);
        return transactions.read(scope, () -> {
            var before = period.before();
            var series = series(period, granularity, site);
            var seriesBefore = series(before, granularity, site);
            return new Overview(
                    period,
                    granularity,
                    total(series).withVisitors(uniqueVisitors(period, site)),
                    total(seriesBefore).withVisitors(uniqueVisitors(before, site)),
                    series,
                    seriesBefore);
        });
    }

    private List<Overview.Point> series(
            Period period, Granularity granularity, @org.jspecify.annotations.Nullable UUID site) {
        boolean fromDays = granularity == Granularity.DAY && period.isWholeDays();
        return fromDays ? days(period, site) : hours(period, granularity, site);
    }

    private List<Overview.Point> days(Period period, @org.jspecify.annotations.Nullable UUID site) {
        var found = sql.fetch("""
                SELECT day, sum(visits) AS visits, sum(visitors) AS visitors, sum(numbers) AS numbers,
                       sum(form_numbers) AS form_numbers, sum(companies) AS companies
                FROM visitors.daily_totals
                WHERE organization_id = tenancy.current_organization() AND day BETWEEN ? AND ?
                  AND (CAST(? AS uuid) IS NULL OR site_id = ?)
                GROUP BY day
                """, period.firstDay(), period.lastDay(), site, site)
                .intoMap(row -> row.get("day", LocalDate.class), Overviews::figures);
        return period.firstDay()
                .datesUntil(period.lastDay().plusDays(1))
                .map(day -> new Overview.Point(
                        day.atStartOfDay(period.zone()).toInstant(), found.getOrDefault(day, Figures.NONE)))
                .toList();
    }

    private List<Overview.Point> hours(
            Period period, Granularity granularity, @org.jspecify.annotations.Nullable UUID site) {
        var found = sql.fetch(
                        """
                SELECT hour, sum(visits) AS visits, 0::bigint AS visitors, sum(numbers) AS numbers,
                       sum(form_numbers) AS form_numbers, sum(companies) AS companies
                FROM visitors.hourly_totals
                WHERE organization_id = tenancy.current_organization() AND hour >= ? AND hour < ?
                  AND (CAST(? AS uuid) IS NULL OR site_id = ?)
                GROUP BY hour
                """, period.from().atOffset(ZoneOffset.UTC), period.to().atOffset(ZoneOffset.UTC), site, site)
                .intoMap(row -> row.get("hour", OffsetDateTime.class).toInstant(), Overviews::figures);
        var points = new ArrayList<Overview.Point>();
        for (Instant hour = period.from(); hour.isBefore(period.to()); hour = hour.plus(1, ChronoUnit.HOURS)) {
            points.add(new Overview.Point(hour, found.getOrDefault(hour, Figures.NONE)));
        }
        return granularity == Granularity.HOUR ? points : byDay(points, period);
    }

    private static List<Overview.Point> byDay(List<Overview.Point> hours, Period period) {
        Map<LocalDate, List<Overview.Point>> days = new HashMap<>();
        for (var hour : hours) {
            days.computeIfAbsent(LocalDate.ofInstant(hour.at(), period.zone()), _ -> new ArrayList<>())
                    .add(hour);
        }
        return period.firstDay()
                .datesUntil(period.lastDay().plusDays(1))
                .map(day -> new Overview.Point(
                        day.atStartOfDay(period.zone()).toInstant(), total(days.getOrDefault(day, List.of()))))
                .toList();
    }

    /**
     * Exact without looking at visitors: on each day those count who had not come before on a day of the period.
     */
    private long uniqueVisitors(Period period, @org.jspecify.annotations.Nullable UUID site) {
        var row = sql.fetchOne("""
                SELECT coalesce(sum(visitors), 0)::bigint FROM visitors.returning_visitors
                WHERE organization_id = tenancy.current_organization() AND day BETWEEN ? AND ? AND previous_day < ?
                  AND (CAST(? AS uuid) IS NULL OR site_id = ?)
                """, period.firstDay(), period.lastDay(), period.firstDay(), site, site);
        return row == null ? 0 : row.get(0, Long.class);
    }

    private static Figures total(List<Overview.Point> points) {
        long visits = 0;
        long numbers = 0;
        long formNumbers = 0;
        long companies = 0;
        for (var point : points) {
            visits += point.figures().visits();
            numbers += point.figures().numbers();
            formNumbers += point.figures().formNumbers();
            companies += point.figures().companies();
        }
        return new Figures(visits, 0, numbers, formNumbers, companies);
    }

    private static Figures figures(Record row) {
        return new Figures(
                row.get("visits", Long.class),
                row.get("visitors", Long.class),
                row.get("numbers", Long.class),
                row.get("form_numbers", Long.class),
                row.get("companies", Long.class));
    }
}
