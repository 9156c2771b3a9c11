package io.kabinet.visitors.projection;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;

/** What becomes of the events of imports, kept with the import for its closing summary. */
final class ImportTally {

    private final Map<UUID, long[]> counts = new TreeMap<>();
    private final Map<UUID, Map<String, Long>> dropped = new TreeMap<>();
    private Rows moments = moments();

    void accepted(UUID importId) {
        counts.computeIfAbsent(importId, _ -> new long[2])[0]++;
    }

    void repeated(UUID importId) {
        counts.computeIfAbsent(importId, _ -> new long[2])[1]++;
    }

    void dropped(UUID importId, DropReason reason, int events) {
        counts.computeIfAbsent(importId, _ -> new long[2]);
        dropped.computeIfAbsent(importId, _ -> new TreeMap<>()).merge(reason.code(), (long) events, Long::sum);
    }

    /** An event of this import stands in this moment of this visitor, whether it was new or known. */
    void stands(UUID importId, UUID organization, UUID site, UUID visitor, Instant at) {
        moments.add(importId, organization, site, visitor, at);
    }

    void save(DSLContext sql) {
        var runs = Rows.of("id uuid", "accepted int8", "repeated int8");
        counts.forEach((id, count) -> runs.add(id, count[0], count[1]));
        runs.update(sql, """
                INSERT INTO visitors.import_run AS t (id, accepted, repeated)
                SELECT id, accepted, repeated FROM {rows}
                ON CONFLICT (id) DO UPDATE SET accepted = t.accepted + excluded.accepted,
                    repeated = t.repeated + excluded.repeated
                """);
        var drops = Rows.of("import_id uuid", "reason text", "events int8");
        dropped.forEach((id, reasons) -> reasons.forEach((reason, events) -> drops.add(id, reason, events)));
        drops.update(sql, """
                INSERT INTO visitors.import_drop AS t (import_id, reason, events)
                SELECT import_id, reason, events FROM {rows}
                ON CONFLICT (import_id, reason) DO UPDATE SET events = t.events + excluded.events
                """);
    }

    /** While the transaction works for the organization of these moments. */
    void saveMoments(DSLContext sql) {
        moments.update(sql, """
                INSERT INTO visitors.import_moment (import_id, organization_id, site_id, visitor_id, at)
                SELECT import_id, organization_id, site_id, visitor_id, at FROM {rows} ON CONFLICT DO NOTHING
                """);
        moments = moments();
    }

    private static Rows moments() {
        return Rows.of("import_id uuid", "organization_id uuid", "site_id uuid", "visitor_id uuid", "at timestamptz");
    }
}
