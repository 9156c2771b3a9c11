package io.kabinet.visitors.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * On which days each visitor came. Beside each new day it counts the day before it on which the same visitor came, so that
 * unique visitors of any period are a sum.
 */
final class VisitorDays {

    /** Stands for no day before. */
    static final LocalDate NEVER = LocalDate.of(1, 1, 1);

    private record VisitorDay(UUID site, UUID visitor, LocalDate day) implements Comparable<VisitorDay> {
        @Override
        public int compareTo(VisitorDay other) {
            return Comparator.comparing(VisitorDay::site)
                    .thenComparing(VisitorDay::visitor)
                    .thenComparing(VisitorDay::day)
                    .compare(this, other);
        }
    }

    /** A day that was not known, between its neighbours as they were before this batch. */
    private record Added(
            VisitorDay key, LocalDate before, @Nullable LocalDate after) {}

    private record Return(LocalDate day, LocalDate previous, UUID site) implements Comparable<Return> {
        @Override
        public int compareTo(Return other) {
            return Comparator.comparing(Return::day)
                    .thenComparing(Return::previous)
                    .thenComparing(Return::site)
                    .compare(this, other);
        }
    }

    private final TreeSet<VisitorDay> days = new TreeSet<>();

    void add(UUID site, UUID visitor, LocalDate day) {
        days.add(new VisitorDay(site, visitor, day));
    }

    void save(DSLContext sql, UUID organization, Totals totals) {
        var rows = Rows.of("organization_id uuid", "site_id uuid", "visitor_id uuid", "day date");
        days.forEach(day -> rows.add(organization, day.site, day.visitor, day.day));
        // the look-ups see the table as it was before this statement
        var added = rows.query(sql, """
                WITH added AS (
                    INSERT INTO visitors.visitor_day (organization_id, site_id, visitor_id, day)
                    SELECT organization_id, site_id, visitor_id, day FROM {rows}
                    ON CONFLICT DO NOTHING
                    RETURNING site_id, visitor_id, day)
                SELECT a.site_id, a.visitor_id, a.day,
                    (SELECT max(d.day) FROM visitors.visitor_day d
                     WHERE d.site_id = a.site_id AND d.visitor_id = a.visitor_id AND d.day < a.day) AS before,
                    (SELECT min(d.day) FROM visitors.visitor_day d
                     WHERE d.site_id = a.site_id AND d.visitor_id = a.visitor_id AND d.day > a.day) AS after
                FROM added a
                """, VisitorDays::added);
        added.forEach(day -> totals.addDay(day.key.site, Figure.VISITORS, day.key.day, 1));
        saveReturns(sql, organization, returns(added));
    }

    private static Map<Return, Integer> returns(List<Added> added) {
        var returns = new TreeMap<Return, Integer>();
        var sorted = new ArrayList<>(added);
        sorted.sort(Comparator.comparing(Added::key));
        Added last = null;
        for (Added day : sorted) {
            var site = day.key.site;
            boolean follows =
                    last != null && last.key.visitor.equals(day.key.visitor) && last.key.day.isAfter(day.before);
            var before = follows && last != null ? last.key.day : day.before;
            returns.merge(new Return(day.key.day, before, site), 1, Integer::sum);
            if (day.after != null) {
                returns.merge(new Return(day.after, before, site), -1, Integer::sum);
                returns.merge(new Return(day.after, day.key.day, site), 1, Integer::sum);
            }
            last = day;
        }
        return returns;
    }

    private static void saveReturns(DSLContext sql, UUID organization, Map<Return, Integer> returns) {
        var rows = Rows.of("organization_id uuid", "day date", "previous_day date", "site_id uuid", "visitors int8");
        returns.forEach((key, amount) -> {
            if (amount != 0) {
                rows.add(organization, key.day, key.previous, key.site, amount);
            }
        });
        rows.update(sql, """
                INSERT INTO visitors.return_total AS t (organization_id, day, previous_day, site_id, visitors)
                SELECT organization_id, day, previous_day, site_id, visitors FROM {rows}
                ON CONFLICT (organization_id, day, previous_day, site_id)
                    DO UPDATE SET visitors = t.visitors + excluded.visitors
                """);
    }

    private static Added added(ResultSet row) throws SQLException {
        var before = row.getObject("before", LocalDate.class);
        return new Added(
                new VisitorDay(
                        KnownVisitors.uuid(row, "site_id"),
                        KnownVisitors.uuid(row, "visitor_id"),
                        java.util.Objects.requireNonNull(row.getObject("day", LocalDate.class))),
                before == null ? NEVER : before,
                row.getObject("after", LocalDate.class));
    }
}
