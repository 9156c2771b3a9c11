package io.kabinet.visitors.projection;

import java.time.Instant;
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
        var rows = Rows.of("site_id uuid", "organization_id uuid", "last_event_at timestamptz", "last_page text");
        heard.forEach((site, events) -> {
            var last = events.stream()
                    .max(Comparator.comparing(SiteActivity::heardAt))
                    .orElseThrow();
            rows.add(site, organization, heardAt(last), last.page().path());
        });
        rows.update(sql, """
                INSERT INTO visitors.site_activity AS a (site_id, organization_id, last_event_at, last_page)
                SELECT site_id, organization_id, last_event_at, last_page FROM {rows}
                ON CONFLICT (site_id) DO UPDATE SET
                    last_event_at = excluded.last_event_at, last_page = excluded.last_page
                WHERE a.last_event_at <= excluded.last_event_at
                """);
    }

    private static Instant heardAt(Arrival arrival) {
        return arrival.delivery().receivedAt();
    }
}
