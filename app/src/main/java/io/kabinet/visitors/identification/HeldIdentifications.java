package io.kabinet.visitors.identification;

import static io.kabinet.visitors.jooq.Tables.IDENTIFICATION;
import static io.kabinet.visitors.jooq.Tables.VISITOR;
import static io.kabinet.visitors.jooq.Tables.VISITOR_LINK;
import static org.jooq.impl.DSL.select;

import io.kabinet.billing.BalanceRaised;
import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Topic;
import io.kabinet.tenancy.Transactions;
import io.kabinet.visitors.jooq.tables.records.IdentificationRecord;
import io.kabinet.visitors.projection.Zones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Releases what waits for the balance, in the order in which it began to wait, each in a transaction of its own. */
@Component
class HeldIdentifications {

    private enum Step {
        RELEASED,
        GIVEN_UP,
        STILL_HELD
    }

    private final DSLContext sql;
    private final Transactions transactions;
    private final Identifications identifications;
    private final Linking linking;
    private final Changes changes;
    private final Zones zones;

    HeldIdentifications(
            DSLContext sql,
            Transactions transactions,
            Identifications identifications,
            Linking linking,
            Changes changes,
            Zones zones) {
        this.sql = sql;
        this.transactions = transactions;
        this.identifications = identifications;
        this.linking = linking;
        this.changes = changes;
        this.zones = zones;
    }

    /** No transaction of its own: each release opens one inside its organization. */
    @Async
    @TransactionalEventListener(id = "visitors.release-held")
    void on(BalanceRaised raised) {
        release(raised.organization());
    }

    /** Goes on until nothing is held any more, or the first in the row cannot be paid for. */
    void release(OrganizationId organization) {
        var zone = zones.of(organization);
        boolean goesOn = true;
        while (goesOn) {
            goesOn = transactions.forOrganization(
                    organization,
                    () -> first(organization)
                            .map(held -> step(organization, held, zone) != Step.STILL_HELD)
                            .orElse(false));
        }
    }

    /** Locks the visitors first, as everybody does, then the identification. */
    private Optional<IdentificationRecord> first(OrganizationId organization) {
        var held = sql.select(IDENTIFICATION.ID)
                .from(IDENTIFICATION)
                .where(IDENTIFICATION.ORGANIZATION_ID.eq(organization.value()), IDENTIFICATION.STATE.eq("HELD"))
                .orderBy(IDENTIFICATION.HELD_AT, IDENTIFICATION.ID)
                .limit(1)
                .fetchOptional(IDENTIFICATION.ID);
        held.ifPresent(this::lockVisitors);
        return held.flatMap(id -> sql.selectFrom(IDENTIFICATION)
                .where(IDENTIFICATION.ID.eq(id))
                .forUpdate()
                .fetchOptional());
    }

    private void lockVisitors(UUID identification) {
        sql.select(VISITOR.ID)
                .from(VISITOR)
                .where(VISITOR.ID.in(select(VISITOR_LINK.VISITOR_ID)
                        .from(VISITOR_LINK)
                        .where(VISITOR_LINK.IDENTIFICATION_ID.eq(identification))))
                .orderBy(VISITOR.ID)
                .forNoKeyUpdate()
                .fetch();
    }

    private Step step(OrganizationId organization, IdentificationRecord held, ZoneId zone) {
        if (!held.getState().equals("HELD")) {
            return Step.RELEASED;
        }
        dropWithdrawn(held);
        if (!sql.fetchExists(VISITOR_LINK, VISITOR_LINK.IDENTIFICATION_ID.eq(held.getId()))) {
            held.delete();
            changes.changed(organization, Topic.VISITORS);
            return Step.GIVEN_UP;
        }
        if (!identifications.release(organization, held, zone, Instant.now())) {
            return Step.STILL_HELD;
        }
        linking.open(organization, held, held.getPriceUnits() > 0, zone);
        changes.changed(organization, Topic.VISITORS);
        return Step.RELEASED;
    }

    /** Visitors who withdrew their consent in the meantime get nothing stored, and nobody pays for them. */
    private void dropWithdrawn(IdentificationRecord held) {
        sql.update(VISITOR)
                .setNull(VISITOR.IDENTIFICATION_ID)
                .setNull(VISITOR.IDENTIFIED_BY)
                .setNull(VISITOR.IDENTIFIED_AT)
                .setNull(VISITOR.PHONE)
                .setNull(VISITOR.EMAIL)
                .setNull(VISITOR.COMPANY)
                .setNull(VISITOR.NAME)
                .set(VISITOR.CONTACT_HELD, false)
                .where(
                        VISITOR.IDENTIFICATION_ID.eq(held.getId()),
                        VISITOR.CONTACT_HELD.isTrue(),
                        VISITOR.IDENTIFICATION_CONSENT_ID.isNull())
                .execute();
        sql.deleteFrom(VISITOR_LINK)
                .where(VISITOR_LINK.IDENTIFICATION_ID.eq(held.getId()))
                .and(VISITOR_LINK.VISITOR_ID.in(
                        select(VISITOR.ID).from(VISITOR).where(VISITOR.IDENTIFICATION_CONSENT_ID.isNull())))
                .execute();
    }
}
