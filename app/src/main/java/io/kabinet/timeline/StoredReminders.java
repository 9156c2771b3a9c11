package io.kabinet.timeline;

import static io.kabinet.timeline.jooq.Tables.REMINDER;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Page;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.jooq.tables.records.ReminderRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The rows of the reminders. Knows the organization and nothing of rights. */
@Component
class StoredReminders {

    private static final Condition KEPT = REMINDER.DELETED_AT.isNull();
    private static final Condition OPEN = REMINDER.DONE_AT.isNull().and(KEPT);

    private final DSLContext sql;

    StoredReminders(DSLContext sql) {
        this.sql = sql;
    }

    Optional<Reminder> find(Scope scope, UUID id) {
        return sql.selectFrom(REMINDER)
                .where(mine(scope), REMINDER.ID.eq(id), KEPT)
                .fetchOptional(StoredReminders::reminder);
    }

    Optional<Reminder> deleted(Scope scope, UUID id) {
        return sql.selectFrom(REMINDER)
                .where(mine(scope), REMINDER.ID.eq(id), REMINDER.DELETED_AT.isNotNull())
                .fetchOptional(StoredReminders::reminder);
    }

    Optional<Reminder> next(Scope scope, Card card) {
        return sql.selectFrom(REMINDER)
                .where(of(scope, card), OPEN)
                .orderBy(REMINDER.DUE_AT, REMINDER.ID)
                .limit(1)
                .fetchOptional(StoredReminders::reminder);
    }

    Page<Reminder> ofCard(Scope scope, Card card, Optional<Cursor> cursor, int limit) {
        return Page.of(
                sql.selectFrom(REMINDER)
                        .where(of(scope, card), KEPT, below(cursor))
                        .orderBy(REMINDER.DUE_AT.desc(), REMINDER.ID.desc())
                        .limit(limit + 1)
                        .fetch(StoredReminders::reminder),
                limit,
                Reminder::cursor);
    }

    /** Of one owner and the kinds of cards given: the latest due first. */
    Page<Reminder> ofOwner(
            Scope scope, Set<CardKind> kinds, Optional<Boolean> done, Optional<Cursor> cursor, int limit) {
        var state = done.map(is -> is ? REMINDER.DONE_AT.isNotNull() : REMINDER.DONE_AT.isNull())
                .orElse(DSL.noCondition());
        return Page.of(
                sql.selectFrom(REMINDER)
                        .where(owned(scope, kinds), KEPT, state, below(cursor))
                        .orderBy(REMINDER.DUE_AT.desc(), REMINDER.ID.desc())
                        .limit(limit + 1)
                        .fetch(StoredReminders::reminder),
                limit,
                Reminder::cursor);
    }

    /** The open ones of one owner, the first due first. */
    List<Reminder> open(Scope scope, Set<CardKind> kinds, int limit) {
        return sql.selectFrom(REMINDER)
                .where(owned(scope, kinds), OPEN)
                .orderBy(REMINDER.DUE_AT, REMINDER.ID)
                .limit(limit)
                .fetch(StoredReminders::reminder);
    }

    int countOpen(Scope scope, Set<CardKind> kinds, Instant until) {
        return sql.fetchCount(
                DSL.selectOne().from(REMINDER).where(owned(scope, kinds), OPEN, REMINDER.DUE_AT.lt(at(until))));
    }

    void insert(Scope scope, Reminder reminder) {
        sql.insertInto(REMINDER)
                .set(REMINDER.ID, reminder.id())
                .set(REMINDER.ORGANIZATION_ID, scope.organization().value())
                .set(REMINDER.CARD_KIND, reminder.card().kind().name())
                .set(REMINDER.CARD_ID, reminder.card().id())
                .set(REMINDER.OWNER_ID, reminder.owner().value())
                .set(REMINDER.DUE_AT, at(reminder.dueAt()))
                .set(REMINDER.TEXT, reminder.text())
                .execute();
    }

    /** A moved reminder will be announced again. */
    void update(Reminder before, Reminder after) {
        sql.update(REMINDER)
                .set(REMINDER.DUE_AT, at(after.dueAt()))
                .set(REMINDER.TEXT, after.text())
                .set(
                        REMINDER.DONE_AT,
                        !after.done()
                                ? val((OffsetDateTime) null, REMINDER.DONE_AT)
                                : DSL.coalesce(REMINDER.DONE_AT, DSL.currentOffsetDateTime()))
                .set(
                        REMINDER.ANNOUNCED_AT,
                        before.dueAt().equals(after.dueAt())
                                ? REMINDER.ANNOUNCED_AT
                                : val((OffsetDateTime) null, REMINDER.ANNOUNCED_AT))
                .where(REMINDER.ID.eq(after.id()))
                .execute();
    }

    void delete(Reminder reminder) {
        sql.update(REMINDER)
                .set(REMINDER.DELETED_AT, DSL.currentOffsetDateTime())
                .where(REMINDER.ID.eq(reminder.id()))
                .execute();
    }

    void restore(Reminder reminder) {
        sql.update(REMINDER)
                .setNull(REMINDER.DELETED_AT)
                .where(REMINDER.ID.eq(reminder.id()))
                .execute();
    }

    int handOver(Scope scope, Card card, MembershipId from, MembershipId to) {
        return sql.update(REMINDER)
                .set(REMINDER.OWNER_ID, to.value())
                .where(of(scope, card), OPEN, REMINDER.OWNER_ID.eq(from.value()))
                .execute();
    }

    private static Condition mine(Scope scope) {
        return REMINDER.ORGANIZATION_ID.eq(scope.organization().value());
    }

    private static Condition of(Scope scope, Card card) {
        return mine(scope).and(REMINDER.CARD_KIND.eq(card.kind().name())).and(REMINDER.CARD_ID.eq(card.id()));
    }

    private static Condition owned(Scope scope, Set<CardKind> kinds) {
        var owned = mine(scope).and(REMINDER.OWNER_ID.eq(scope.membership().value()));
        return kinds.equals(EnumSet.allOf(CardKind.class))
                ? owned
                : owned.and(
                        REMINDER.CARD_KIND.in(kinds.stream().map(CardKind::name).toList()));
    }

    private static Condition below(Optional<Cursor> cursor) {
        return cursor.<Condition>map(place -> {
                    try {
                        return row(REMINDER.DUE_AT, REMINDER.ID)
                                .lt(
                                        val(at(Instant.parse(place.key().getFirst()))),
                                        val(UUID.fromString(place.key().getLast())));
                    } catch (DateTimeException | IllegalArgumentException notMadeHere) {
                        throw Refused.invalid("cursor", "cursor");
                    }
                })
                .orElse(DSL.noCondition());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Reminder reminder(ReminderRecord row) {
        return new Reminder(
                row.getId(),
                new Card(CardKind.valueOf(row.getCardKind()), row.getCardId()),
                new MembershipId(row.getOwnerId()),
                row.getDueAt().toInstant(),
                row.getText(),
                row.getDoneAt() != null,
                row.getCreatedAt().toInstant());
    }
}
