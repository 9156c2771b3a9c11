package io.kabinet.timeline;

import static io.kabinet.timeline.jooq.Tables.ENTRY;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.Ids;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Page;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import io.kabinet.timeline.jooq.tables.records.EntryRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The history of a card. An entry is written by the method that does the thing, in its transaction, after that method has
 * checked the rights; it reaches open cards when the transaction commits.
 */
@Component
public class Timeline {

    private static final TypeReference<Map<String, Object>> PAYLOAD = new TypeReference<>() {};

    private final DSLContext sql;
    private final Transactions transactions;
    private final Changes changes;
    private final Cards cards;
    private final ObjectProvider<TimelineSource> sources;
    private final JsonMapper json;

    Timeline(
            DSLContext sql,
            Transactions transactions,
            Changes changes,
            Cards cards,
            ObjectProvider<TimelineSource> sources,
            JsonMapper json) {
        this.sql = sql;
        this.transactions = transactions;
        this.changes = changes;
        this.cards = cards;
        this.sources = sources;
        this.json = json;
    }

    /** Writes what this member did just now. */
    public Entry append(Scope scope, Card card, EntryKind kind, Map<String, ?> payload) {
        return transactions.write(
                scope,
                () -> insert(
                        scope.organization(), card, kind, payload, Optional.of(scope.membership()), Instant.now()));
    }

    /** Writes what nobody did: an identification, a consent. */
    public Entry appendBySystem(
            OrganizationId organization, Card card, EntryKind kind, Map<String, ?> payload, Instant at) {
        return transactions.forOrganization(
                organization, () -> insert(organization, card, kind, payload, Optional.empty(), at));
    }

    /** The card's history with that of its related cards, newest first. */
    public Page<Entry> page(Scope scope, Card card, Optional<Cursor> cursor, int limit) {
        var below = cursor.map(Entry.Place::of);
        return transactions.read(scope, () -> {
            cards.requireVisible(scope, card);
            var entries = new ArrayList<Entry>();
            for (Card shown : cards.withRelated(scope, card)) {
                entries.addAll(stored(scope, shown, DSL.noCondition(), below, limit + 1));
                sources.stream()
                        .filter(source -> source.kind() == shown.kind())
                        .forEach(source -> entries.addAll(source.entries(scope, shown.id(), below, limit + 1)));
            }
            entries.sort(Entry.NEWEST_FIRST);
            return Page.of(entries, limit, Entry::cursor);
        });
    }

    /**
     * Whether this member may see the card at all.
     *
     * @throws Refused with {@code NOT_FOUND}
     */
    public void requireVisible(Scope scope, Card card) {
        transactions.read(scope, () -> {
            cards.requireVisible(scope, card);
            return true;
        });
    }

    /** The card's own entries of one kind, newest first. */
    Page<Entry> page(Scope scope, Card card, EntryKind kind, Optional<Cursor> cursor, int limit) {
        var below = cursor.map(Entry.Place::of);
        return transactions.read(scope, () -> {
            cards.requireVisible(scope, card);
            return Page.of(stored(scope, card, ENTRY.KIND.eq(kind.name()), below, limit + 1), limit, Entry::cursor);
        });
    }

    Optional<Entry> find(Scope scope, UUID id) {
        return sql.selectFrom(ENTRY)
                .where(ENTRY.ORGANIZATION_ID.eq(scope.organization().value()), ENTRY.ID.eq(id))
                .fetchOptional(this::entry);
    }

    Entry rewrite(Scope scope, Entry entry, Map<String, ?> payload) {
        changes.changed(scope.organization(), entry.card().kind().topic());
        return sql.update(ENTRY)
                .set(ENTRY.PAYLOAD, JSONB.valueOf(json.writeValueAsString(payload)))
                .where(ENTRY.ID.eq(entry.id()))
                .returning()
                .fetchSingle(this::entry);
    }

    void remove(Scope scope, Entry entry) {
        changes.changed(scope.organization(), entry.card().kind().topic());
        sql.deleteFrom(ENTRY).where(ENTRY.ID.eq(entry.id())).execute();
    }

    /** Takes back the newest entry of this kind about a reminder: an undone step leaves no trace. */
    void takeBack(Scope scope, Card card, EntryKind kind, UUID reminder) {
        sql.deleteFrom(ENTRY)
                .where(ENTRY.ID.eq(DSL.select(ENTRY.ID)
                        .from(ENTRY)
                        .where(of(scope, card), ENTRY.KIND.eq(kind.name()))
                        .and(DSL.jsonbGetAttributeAsText(ENTRY.PAYLOAD, "reminder_id")
                                .eq(reminder.toString()))
                        .orderBy(ENTRY.AT.desc(), ENTRY.ID.desc())
                        .limit(1)))
                .execute();
    }

    private Entry insert(
            OrganizationId organization,
            Card card,
            EntryKind kind,
            Map<String, ?> payload,
            Optional<MembershipId> actor,
            Instant at) {
        changes.changed(organization, card.kind().topic());
        return sql.insertInto(ENTRY)
                .set(ENTRY.ID, Ids.next())
                .set(ENTRY.ORGANIZATION_ID, organization.value())
                .set(ENTRY.CARD_KIND, card.kind().name())
                .set(ENTRY.CARD_ID, card.id())
                .set(ENTRY.AT, at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .set(ENTRY.KIND, kind.name())
                .set(ENTRY.ACTOR_ID, actor.map(MembershipId::value).orElse(null))
                .set(ENTRY.PAYLOAD, JSONB.valueOf(json.writeValueAsString(payload)))
                .returning()
                .fetchSingle(this::entry);
    }

    private List<Entry> stored(Scope scope, Card card, Condition further, Optional<Entry.Place> below, int limit) {
        var place = below.map(p ->
                        (Condition) row(ENTRY.AT, ENTRY.ID).lt(val(p.at().atOffset(ZoneOffset.UTC)), val(p.id())))
                .orElse(DSL.noCondition());
        return sql.selectFrom(ENTRY)
                .where(of(scope, card), further, place)
                .orderBy(ENTRY.AT.desc(), ENTRY.ID.desc())
                .limit(limit)
                .fetch(this::entry);
    }

    private static Condition of(Scope scope, Card card) {
        return ENTRY.ORGANIZATION_ID
                .eq(scope.organization().value())
                .and(ENTRY.CARD_KIND.eq(card.kind().name()))
                .and(ENTRY.CARD_ID.eq(card.id()));
    }

    private Entry entry(EntryRecord row) {
        return new Entry(
                row.getId(),
                new Card(CardKind.valueOf(row.getCardKind()), row.getCardId()),
                row.getAt().toInstant(),
                Optional.ofNullable(row.getActorId()).map(MembershipId::new),
                EntryKind.valueOf(row.getKind()),
                json.readValue(row.getPayload().data(), PAYLOAD));
    }
}
