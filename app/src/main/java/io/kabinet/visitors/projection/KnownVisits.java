package io.kabinet.visitors.projection;

import io.kabinet.visitors.traffic.Sessionizer;
import io.kabinet.visitors.traffic.Source;
import io.kabinet.visitors.traffic.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** The visits that the events of a batch may touch, and what becomes of them. */
final class KnownVisits {

    private record Known(UUID visitor, Visit visit) {}

    private final Map<UUID, List<Visit>> byVisitor = new HashMap<>();
    private final Rows gone = Rows.of("site_id uuid", "visitor_id uuid", "started_at timestamptz");
    private final Rows written = Rows.of(
            "site_id uuid",
            "visitor_id uuid",
            "started_at timestamptz",
            "ended_at timestamptz",
            "organization_id uuid",
            "pages int4",
            "seconds_visible int4",
            "source jsonb",
            "sourced_at timestamptz");

    /** A stretch of time in which a visitor's visits are wanted. */
    record Stretch(VisitorRow visitor, Instant from, Instant to) {}

    static KnownVisits load(DSLContext sql, Iterable<Stretch> stretches) {
        var wanted = Rows.of("site_id uuid", "visitor_id uuid", "earliest timestamptz", "latest timestamptz");
        for (Stretch stretch : stretches) {
            if (!stretch.visitor.isNew) {
                wanted.add(
                        stretch.visitor.site,
                        stretch.visitor.id,
                        stretch.from.minus(Sessionizer.GAP),
                        stretch.to.plus(Sessionizer.GAP));
            }
        }
        var known = new KnownVisits();
        wanted.query(sql, """
                        SELECT v.visitor_id, v.started_at, v.ended_at, v.pages, v.seconds_visible, v.source::text, v.sourced_at
                        FROM {rows} JOIN visitors.visit v USING (site_id, visitor_id)
                        WHERE v.started_at <= rows.latest AND v.ended_at >= rows.earliest
                        """, row -> {
                    var sourcedAt = KnownVisitors.optionalInstant(row, "sourced_at");
                    return new Known(
                            KnownVisitors.uuid(row, "visitor_id"),
                            new Visit(
                                    KnownVisitors.instant(row, "started_at"),
                                    KnownVisitors.instant(row, "ended_at"),
                                    row.getInt("pages"),
                                    row.getInt("seconds_visible"),
                                    sourcedAt == null ? Source.DIRECT : Sources.read(row.getString("source")),
                                    sourcedAt == null ? Instant.MAX : sourcedAt));
                })
                .forEach(row -> known.byVisitor
                        .computeIfAbsent(row.visitor, _ -> new ArrayList<>())
                        .add(row.visit));
        return known;
    }

    List<Visit> of(VisitorRow visitor) {
        return byVisitor.getOrDefault(visitor.id, List.of());
    }

    void change(UUID organization, VisitorRow visitor, Sessionizer.Outcome outcome) {
        var starts = new HashSet<Instant>();
        for (Visit visit : outcome.written()) {
            starts.add(visit.startedAt());
            written.add(
                    visitor.site,
                    visitor.id,
                    visit.startedAt(),
                    visit.endedAt(),
                    organization,
                    visit.pages(),
                    visit.secondsVisible(),
                    Sources.write(visit.source()),
                    visit.sourcedAt().equals(Instant.MAX) ? null : visit.sourcedAt());
        }
        for (Visit visit : outcome.removed()) {
            if (!starts.contains(visit.startedAt())) {
                gone.add(visitor.site, visitor.id, visit.startedAt());
            }
        }
    }

    void save(DSLContext sql) {
        gone.update(sql, """
                DELETE FROM visitors.visit v USING {rows}
                WHERE v.site_id = rows.site_id AND v.visitor_id = rows.visitor_id AND v.started_at = rows.started_at
                """);
        written.update(sql, """
                INSERT INTO visitors.visit (site_id, visitor_id, started_at, ended_at, organization_id, pages,
                    seconds_visible, source, sourced_at)
                SELECT site_id, visitor_id, started_at, ended_at, organization_id, pages, seconds_visible, source,
                    sourced_at FROM {rows}
                ON CONFLICT (site_id, visitor_id, started_at) DO UPDATE SET
                    ended_at = excluded.ended_at, pages = excluded.pages, seconds_visible = excluded.seconds_visible,
                    source = excluded.source, sourced_at = excluded.sourced_at
                """);
    }
}
