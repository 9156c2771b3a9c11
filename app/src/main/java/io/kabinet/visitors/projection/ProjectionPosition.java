package io.kabinet.visitors.projection;

import static io.kabinet.visitors.jooq.Tables.PROJECTION;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import io.kabinet.collector.CollectorId;
import io.kabinet.collector.Offset;
import io.kabinet.tenancy.Transactions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** How far a collector's log is projected, and who may go on. */
final class ProjectionPosition {

    /** A projector that has not advanced for so long may be replaced. */
    static final Duration LEASE = Duration.ofSeconds(10);

    private final DSLContext sql;
    private final Transactions transactions;

    ProjectionPosition(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /**
     * Takes or renews the lease, and tells where to go on. Empty while somebody else holds it.
     *
     * @param first the oldest record that the log still has: nothing before it can be projected
     */
    Optional<Offset> lease(CollectorId collector, UUID holder, Offset first) {
        return transactions.withoutOrganization(() -> sql.insertInto(PROJECTION)
                .set(PROJECTION.COLLECTOR_ID, collector.value())
                .set(PROJECTION.POSITION, first.value())
                .set(PROJECTION.HOLDER, holder)
                .set(PROJECTION.LEASED_UNTIL, until())
                .onConflict(PROJECTION.COLLECTOR_ID)
                .doUpdate()
                .set(PROJECTION.POSITION, greatest(PROJECTION.POSITION, val(first.value())))
                .set(PROJECTION.HOLDER, holder)
                .set(PROJECTION.LEASED_UNTIL, until())
                .where(PROJECTION.HOLDER.eq(holder).or(PROJECTION.LEASED_UNTIL.lt(now())))
                .returning(PROJECTION.POSITION)
                .fetchOptional(row -> new Offset(row.getPosition())));
    }

    /** Lets somebody else go on at once. */
    void release(CollectorId collector, UUID holder) {
        transactions.withoutOrganization(() -> sql.update(PROJECTION)
                .set(PROJECTION.LEASED_UNTIL, now())
                .where(PROJECTION.COLLECTOR_ID.eq(collector.value()), PROJECTION.HOLDER.eq(holder))
                .execute());
    }

    /**
     * Part of a batch's transaction.
     *
     * @throws BatchProjection.Overtaken when the position is not {@code from}, or somebody else holds the lease
     */
    void advance(CollectorId collector, UUID holder, Offset from, Offset next) {
        int advanced = sql.update(PROJECTION)
                .set(PROJECTION.POSITION, next.value())
                .set(PROJECTION.LEASED_UNTIL, until())
                .where(
                        PROJECTION.COLLECTOR_ID.eq(collector.value()),
                        PROJECTION.HOLDER.eq(holder),
                        PROJECTION.POSITION.eq(from.value()))
                .execute();
        if (advanced == 0) {
            throw new BatchProjection.Overtaken();
        }
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    private static OffsetDateTime until() {
        return now().plus(LEASE);
    }
}
