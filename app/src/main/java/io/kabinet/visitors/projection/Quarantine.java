package io.kabinet.visitors.projection;

import static io.kabinet.visitors.jooq.Tables.QUARANTINE;

import io.kabinet.collector.CollectorId;
import io.kabinet.collector.Delivery;
import io.kabinet.collector.Entry;
import io.kabinet.collector.Event;
import io.kabinet.collector.Unreadable;
import io.kabinet.shared.Ids;
import java.util.UUID;
import org.jooq.DSLContext;

/** Records of the log that cannot be projected. Kept without what people typed; the log itself holds that a while. */
final class Quarantine {

    private final DSLContext sql;

    Quarantine(DSLContext sql) {
        this.sql = sql;
    }

    void add(CollectorId collector, Unreadable entry) {
        add(collector, entry, entry.reason());
    }

    void add(CollectorId collector, Entry entry, String reason) {
        var insert = sql.insertInto(QUARANTINE)
                .set(QUARANTINE.ID, Ids.next())
                .set(QUARANTINE.COLLECTOR_ID, collector.value())
                .set(QUARANTINE.POSITION, entry.offset().value())
                .set(QUARANTINE.REASON, reason);
        var complete = switch (entry) {
            case Delivery delivery ->
                insert.set(QUARANTINE.ORGANIZATION_ID, delivery.organization().value())
                        .set(QUARANTINE.SITE_ID, delivery.site().value())
                        .set(
                                QUARANTINE.EVENTS,
                                delivery.events().stream().map(Event::id).toArray(UUID[]::new));
            case Unreadable unreadable ->
                insert.set(QUARANTINE.EVENTS, new UUID[0]).set(QUARANTINE.BYTES, unreadable.bytes());
        };
        complete.onConflictDoNothing().execute();
    }
}
