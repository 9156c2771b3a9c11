package io.kabinet.crm;

import static io.kabinet.crm.jooq.Tables.DEAL;
import static io.kabinet.crm.jooq.Tables.DEAL_NUMBER;
import static io.kabinet.crm.jooq.Tables.STAGE;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Money;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The rows of the deals, and the one predicate of who sees which: list, board, counts, card, search and API all go
 * through {@link #visible}.
 */
@Component
class DealRows {

    private final DSLContext sql;

    DealRows(DSLContext sql) {
        this.sql = sql;
    }

    /** Of the organization, not in the bin, and a manager's own only. */
    static Condition visible(Scope scope) {
        return assigned(scope).and(DEAL.DELETED_AT.isNull());
    }

    static Condition assigned(Scope scope) {
        var own = DEAL.ORGANIZATION_ID.eq(scope.organization().value());
        return scope.isManager()
                ? own.and(DEAL.RESPONSIBLE_ID.eq(scope.membership().value()))
                : own;
    }

    SelectOnConditionStep<Record> select() {
        return sql.select(DEAL.fields())
                .select(STAGE.fields())
                .from(DEAL)
                .join(STAGE)
                .on(STAGE.ID.eq(DEAL.STAGE_ID));
    }

    Deal get(Scope scope, UUID id) {
        return select().where(visible(scope), DEAL.ID.eq(id))
                .fetchOptional(DealRows::deal)
                .orElseThrow(Refused::notFound);
    }

    /** What a member may not see does not exist for them; what they may see but not change is refused. */
    void requireAct(Scope scope, UUID id, Capability act) {
        if (!scope.can(Capability.DEALS_CARD)
                || !sql.fetchExists(DEAL, visible(scope).and(DEAL.ID.eq(id)))) {
            throw Refused.notFound();
        }
        scope.require(act);
    }

    /**
     * Holds the row until the transaction ends.
     *
     * @param version what the caller saw; a stale one is refused
     */
    Deal locked(Scope scope, UUID id, OptionalInt version) {
        // alone: a join would be judged by the stage of before, and a deal that is just being moved would be missed
        var unused = sql.select(DEAL.ID)
                .from(DEAL)
                .where(visible(scope), DEAL.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Refused::notFound);
        var deal = get(scope, id);
        if (version.isPresent() && version.getAsInt() != deal.version()) {
            throw Refused.because(ErrorCode.STALE_VERSION, deal.version());
        }
        return deal;
    }

    Optional<Deal> openOf(Scope scope, UUID visitor) {
        return select().where(visible(scope), DEAL.VISITOR_ID.eq(visitor), DEAL.CLOSED_AT.isNull())
                .orderBy(DEAL.ID.desc())
                .limit(1)
                .fetchOptional(DealRows::deal);
    }

    /** The next number of the organization; others who make a deal wait until this transaction ends. */
    long nextNumber(Scope scope) {
        return sql.insertInto(DEAL_NUMBER)
                .set(DEAL_NUMBER.ORGANIZATION_ID, scope.organization().value())
                .set(DEAL_NUMBER.LAST, 1L)
                .onConflict(DEAL_NUMBER.ORGANIZATION_ID)
                .doUpdate()
                .set(DEAL_NUMBER.LAST, DEAL_NUMBER.LAST.plus(1))
                .returningResult(DEAL_NUMBER.LAST)
                .fetchSingle()
                .value1();
    }

    void insert(Scope scope, Deal deal) {
        sql.insertInto(DEAL)
                .set(DEAL.ID, deal.id())
                .set(DEAL.ORGANIZATION_ID, scope.organization().value())
                .set(DEAL.NUMBER, deal.number())
                .set(DEAL.TITLE, deal.title())
                .set(DEAL.CONTACT_NAME, orNull(deal.contact().name()))
                .set(DEAL.PHONE, orNull(deal.contact().phone().map(PhoneNumber::e164)))
                .set(DEAL.EMAIL, orNull(deal.contact().email()))
                .set(DEAL.COMPANY, orNull(deal.contact().company()))
                .set(DEAL.AMOUNT_MINOR, orNull(deal.amount().map(Money::kopecks)))
                .set(DEAL.FUNNEL_ID, deal.stage().funnel())
                .set(DEAL.STAGE_ID, deal.stage().id())
                .set(DEAL.RESPONSIBLE_ID, deal.responsible().value())
                .set(DEAL.VISITOR_ID, orNull(deal.visitor()))
                .set(DEAL.CREATED_AT, at(deal.createdAt()))
                .set(DEAL.STAGE_CHANGED_AT, at(deal.stageChangedAt()))
                .set(DEAL.CLOSED_AT, orNull(deal.closedAt().map(DealRows::at)))
                .set(DEAL.LOST_REASON, orNull(deal.lostReason()))
                .execute();
    }

    Deal rewrite(Deal deal, DealFields.Checked fields) {
        var contact = fields.contact();
        sql.update(DEAL)
                .set(DEAL.TITLE, fields.title())
                .set(DEAL.CONTACT_NAME, orNull(contact.name()))
                .set(DEAL.PHONE, orNull(contact.phone().map(PhoneNumber::e164)))
                .set(DEAL.EMAIL, orNull(contact.email()))
                .set(DEAL.COMPANY, orNull(contact.company()))
                .set(DEAL.AMOUNT_MINOR, orNull(fields.amount().map(Money::kopecks)))
                .set(DEAL.VERSION, deal.version() + 1)
                .where(DEAL.ID.eq(deal.id()))
                .execute();
        return reread(deal);
    }

    Deal move(Deal deal, Stage stage, Optional<String> lostReason) {
        var now = at(Instant.now());
        sql.update(DEAL)
                .set(DEAL.FUNNEL_ID, stage.funnel())
                .set(DEAL.STAGE_ID, stage.id())
                .set(DEAL.STAGE_CHANGED_AT, now)
                .set(DEAL.CLOSED_AT, stage.kind().isClosed() ? now : null)
                .set(DEAL.LOST_REASON, orNull(lostReason))
                .set(DEAL.VERSION, deal.version() + 1)
                .where(DEAL.ID.eq(deal.id()))
                .execute();
        return reread(deal);
    }

    Deal assign(Deal deal, MembershipId responsible) {
        sql.update(DEAL)
                .set(DEAL.RESPONSIBLE_ID, responsible.value())
                .set(DEAL.VERSION, deal.version() + 1)
                .where(DEAL.ID.eq(deal.id()))
                .execute();
        return reread(deal);
    }

    void delete(Deal deal) {
        sql.update(DEAL)
                .set(DEAL.DELETED_AT, at(Instant.now()))
                .set(DEAL.VERSION, deal.version() + 1)
                .where(DEAL.ID.eq(deal.id()))
                .execute();
    }

    /** Out of the bin, if it went there after the moment given. */
    boolean restore(Scope scope, UUID id, Instant deletedAfter) {
        return sql.update(DEAL)
                        .setNull(DEAL.DELETED_AT)
                        .set(DEAL.VERSION, DEAL.VERSION.plus(1))
                        .where(assigned(scope), DEAL.ID.eq(id), DEAL.DELETED_AT.gt(at(deletedAfter)))
                        .execute()
                == 1;
    }

    void nextReminder(Scope scope, UUID id, Optional<Instant> dueAt) {
        sql.update(DEAL)
                .set(DEAL.NEXT_REMINDER_AT, orNull(dueAt.map(DealRows::at)))
                .where(DEAL.ORGANIZATION_ID.eq(scope.organization().value()), DEAL.ID.eq(id))
                .execute();
    }

    static Deal deal(Record row) {
        return deal(
                row,
                new Stage(
                        row.get(STAGE.ID),
                        row.get(STAGE.FUNNEL_ID),
                        row.get(STAGE.NAME),
                        Stage.Kind.valueOf(row.get(STAGE.KIND)),
                        Hue.valueOf(row.get(STAGE.COLOR)),
                        row.get(STAGE.POSITION),
                        Arrays.asList(row.get(STAGE.REQUIRED_FIELDS))));
    }

    static Deal deal(Record row, Stage stage) {
        return new Deal(
                row.get(DEAL.ID),
                row.get(DEAL.NUMBER),
                row.get(DEAL.TITLE),
                new Contact(
                        Optional.ofNullable(row.get(DEAL.CONTACT_NAME)),
                        Optional.ofNullable(row.get(DEAL.PHONE)).map(PhoneNumber::new),
                        Optional.ofNullable(row.get(DEAL.EMAIL)),
                        Optional.ofNullable(row.get(DEAL.COMPANY))),
                Optional.ofNullable(row.get(DEAL.AMOUNT_MINOR)).map(Money::new),
                stage,
                new MembershipId(row.get(DEAL.RESPONSIBLE_ID)),
                Optional.ofNullable(row.get(DEAL.VISITOR_ID)),
                row.get(DEAL.VERSION),
                row.get(DEAL.CREATED_AT).toInstant(),
                row.get(DEAL.STAGE_CHANGED_AT).toInstant(),
                Optional.ofNullable(row.get(DEAL.CLOSED_AT)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.get(DEAL.LOST_REASON)),
                Optional.ofNullable(row.get(DEAL.NEXT_REMINDER_AT)).map(OffsetDateTime::toInstant));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** In the caller's transaction, after the rights were checked: a deal just given away is still told of. */
    private Deal reread(Deal deal) {
        return select().where(DEAL.ID.eq(deal.id())).fetchSingle(DealRows::deal);
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
