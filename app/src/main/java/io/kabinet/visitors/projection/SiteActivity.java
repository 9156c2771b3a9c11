package io.kabinet.visitors.projection;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** When each site was last heard. What is imported was heard elsewhere. */
final class SiteActivity {

    private SiteActivity() {}

    static void save(DSLContext sql, UUID organization, List<Arrival> arrivals) {
        var heard = arrivals.stream()
                .filter(arrival -> arrival.delivery().importId().isEmpty())
                .collect(Collectors.groupingBy(
                        arrival -> arrival.delivery().site().value(), TreeMap::new, Collectors.toList()));
        var rows = Rows.of(
                "site_id uuid",
                "organization_id uuid",
                "last_event_at timestamptz",
                "last_page text",
                "minute timestamptz",
                "minute_events int8");
        heard.forEach((site, events) -> {
            var last = events.stream()
                    .max(Comparator.comparing(SiteActivity::heardAt))
                    .orElseThrow();
            var minute = heardAt(last).truncatedTo(ChronoUnit.MINUTES);
            long sinceMinute = events.stream()
                    .filter(event -> !heardAt(event).isBefore(minute))
                    .count();
            rows.add(site, organization, heardAt(last), last.page().path(), minute, sinceMinute);
        });
        rows.update(sql, """
                INSERT INTO visitors.site_activity AS a (site_id, organization_id, last_event_at, last_page, minute,
                    minute_events)
                SELECT site_id, organization_id, last_event_at, last_page, minute, minute_events FROM {rows}
                ON CONFLICT (site_id) DO UPDATE SET
                    last_event_at = excluded.last_event_at, last_page = excluded.last_page, minute = excluded.minute,
                    minute_events = excluded.minute_events
                        + CASE WHEN a.minute = excluded.minute THEN a.minute_events ELSE 0 END
                WHERE a.last_event_at <= excluded.last_event_at
                """);
    }

    private static Instant heardAt(Arrival arrival) {
        return arrival.delivery().receivedAt();
    }
}
