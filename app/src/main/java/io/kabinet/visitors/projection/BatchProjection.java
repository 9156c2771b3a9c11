package io.kabinet.visitors.projection;

import static java.util.Objects.requireNonNull;

import io.kabinet.collector.CollectorId;
import io.kabinet.collector.Delivery;
import io.kabinet.collector.Entry;
import io.kabinet.collector.Offset;
import io.kabinet.collector.Unreadable;
import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Topic;
import io.kabinet.tenancy.Transactions;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jooq.DSLContext;

/** Projects a batch of the event log in one transaction: its effects and the new position, or nothing. */
final class BatchProjection {

    /** The position is not where the batch begins: somebody else has projected it, or is doing so. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken() {
            super("another projector went on from here", null, false, false);
        }
    }

    private final DSLContext sql;
    private final Transactions transactions;
    private final Changes changes;
    private final ProjectionPosition position;
    private final Quarantine quarantine;
    private final Function<OrganizationId, ZoneId> zones;
    private final BiPredicate<UUID, String> excluded;

    /**
     * @param zones an organization's time zone
     * @param excluded whether a site leaves out a path
     */
    BatchProjection(
            DSLContext sql,
            Transactions transactions,
            Changes changes,
            Function<OrganizationId, ZoneId> zones,
            BiPredicate<UUID, String> excluded) {
        this.sql = sql;
        this.transactions = transactions;
        this.changes = changes;
        this.position = new ProjectionPosition(sql, transactions);
        this.quarantine = new Quarantine(sql);
        this.zones = zones;
        this.excluded = excluded;
    }

    /**
     * Organizations in which forms with contacts were left.
     *
     * @throws Overtaken when the position is no longer {@code from}; nothing was written
     */
    Set<OrganizationId> project(CollectorId collector, UUID holder, Offset from, List<Entry> entries, Offset next) {
        var byOrganization = new TreeMap<UUID, List<Delivery>>();
        var unreadable = new ArrayList<Unreadable>();
        for (Entry entry : entries) {
            switch (entry) {
                case Delivery delivery ->
                    byOrganization
                            .computeIfAbsent(delivery.organization().value(), _ -> new ArrayList<>())
                            .add(delivery);
                case Unreadable bytes -> unreadable.add(bytes);
            }
        }
        var zoneOf = new HashMap<UUID, ZoneId>();
        byOrganization.keySet().forEach(id -> zoneOf.put(id, zones.apply(new OrganizationId(id))));
        return transactions.withoutOrganization(() -> {
            position.advance(collector, holder, from, next);
            unreadable.forEach(entry -> quarantine.add(collector, entry));
            var imports = new ImportTally();
            var formsLeft = new HashSet<OrganizationId>();
            byOrganization.forEach((id, deliveries) -> {
                var organization = new OrganizationId(id);
                transactions.become(sql, organization);
                var effect = new OrganizationProjection(sql, id, requireNonNull(zoneOf.get(id)), excluded, imports)
                        .project(deliveries);
                if (effect.visitorsChanged()) {
                    changes.changed(organization, Topic.VISITORS);
                    changes.changed(organization, Topic.DOMAINS);
                }
                if (effect.formsLeft()) {
                    formsLeft.add(organization);
                }
                imports.saveMoments(sql);
            });
            imports.save(sql);
            return formsLeft;
        });
    }

    /** Sets one entry aside and goes on behind it. */
    void setAside(CollectorId collector, UUID holder, Offset from, Entry entry, Offset next, String reason) {
        transactions.withoutOrganization(() -> {
            position.advance(collector, holder, from, next);
            quarantine.add(collector, entry, reason);
            return true;
        });
    }
}
