package io.kabinet.visitors;

import static io.kabinet.visitors.VisitorRows.matching;
import static io.kabinet.visitors.VisitorRows.of;
import static io.kabinet.visitors.jooq.Tables.VISITOR;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.Page;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Topic;
import io.kabinet.tenancy.Transactions;
import io.kabinet.visitors.jooq.tables.records.VisitorRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;

/** The visitors of an organization's sites, newest first. */
@Service
public class Visitors {

    /** Counting stops here: more is «more than». */
    public static final int MOST_COUNTED = 10_000;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Statuses statuses;
    private final Changes changes;

    Visitors(DSLContext sql, Transactions transactions, Statuses statuses, Changes changes) {
        this.sql = sql;
        this.transactions = transactions;
        this.statuses = statuses;
        this.changes = changes;
    }

    /** A page of the list. The cursor names the last row by time and id, so that new rows do not shift it. */
    public Page<Visitor> page(Scope scope, VisitorFilter filter, Optional<Cursor> after, int limit) {
        scope.require(Capability.VISITORS_LIST);
        var below = after.map(Visitors::below).orElse(DSL.noCondition());
        return transactions.read(scope, () -> {
            var known = statuses.list(scope);
            return Page.of(
                    sql.selectFrom(VISITOR)
                            .where(matching(scope, filter, known), below)
                            .orderBy(VISITOR.LAST_SEEN_AT.desc(), VISITOR.ID.desc())
                            .limit(limit + 1)
                            .fetch(row -> VisitorRows.visitor(scope, row, known)),
                    limit,
                    last -> Cursor.of(last.lastSeenAt().toString(), last.id().toString()));
        });
    }

    /**
     * How many there are.
     *
     * @param matching at most {@value #MOST_COUNTED} + 1
     * @param online on the sites at this moment, known or not
     */
    public record Count(int matching, int online) {}

    /** Counts what {@link #page} lists, in one query. */
    public Count count(Scope scope, VisitorFilter filter) {
        scope.require(Capability.VISITORS_LIST);
        return transactions.read(scope, () -> {
            var matching = sql.selectCount()
                    .from(selectOne()
                            .from(VISITOR)
                            .where(matching(scope, filter, statuses.list(scope)))
                            .limit(MOST_COUNTED + 1)
                            .asTable("matching"));
            var online = sql.selectCount()
                    .from(VISITOR)
                    .where(of(scope), VISITOR.LAST_SEEN_AT.gt(utc(Instant.now().minus(Visitor.ONLINE))));
            return sql.select(DSL.field(matching), DSL.field(online))
                    .fetchSingle(counts -> new Count(counts.value1(), counts.value2()));
        });
    }

    /** Visitors with a contact at whom nobody of the organization has looked yet. */
    public int unopened(Scope scope) {
        scope.require(Capability.VISITORS_LIST);
        return transactions.read(
                scope,
                () -> sql.fetchCount(selectOne()
                        .from(VISITOR)
                        .where(of(scope), VISITOR.IDENTIFICATION_ID.isNotNull(), VISITOR.OPENED_AT.isNull())
                        .limit(MOST_COUNTED)));
    }

    /**
     * One visitor.
     *
     * @throws Refused with {@code NOT_FOUND} when there is none, or the caller may not see any
     */
    public Visitor get(Scope scope, UUID id) {
        return transactions.read(scope, () -> VisitorRows.visitor(scope, find(scope, id), statuses.list(scope)));
    }

    /** As {@link #get}, and remembers that somebody has looked. */
    public Visitor open(Scope scope, UUID id) {
        return transactions.write(scope, () -> {
            var row = find(scope, id);
            if (row.getOpenedAt() == null) {
                sql.execute(
                        "UPDATE visitors.visitor SET opened_at = now(), change = pg_current_xact_id()"
                                + " WHERE id = ? AND opened_at IS NULL",
                        id);
                changes.changed(scope.organization(), Topic.VISITORS);
            }
            return VisitorRows.visitor(scope, row, statuses.list(scope));
        });
    }

    /**
     * How the visitor can be reached; empty while it is held.
     *
     * @throws Refused with {@code NOT_FOUND}
     */
    public VisitorContact contact(Scope scope, UUID id) {
        return get(scope, id).contact();
    }

    /** The row of a visitor who may be seen. */
    VisitorRecord find(Scope scope, UUID id) {
        if (!scope.can(Capability.VISITORS_CARD)) {
            throw Refused.notFound();
        }
        return sql.selectFrom(VISITOR)
                .where(of(scope), VISITOR.ID.eq(id))
                .fetchOptional()
                .orElseThrow(Refused::notFound);
    }

    /** As {@link #find}, locked until the transaction ends. */
    VisitorRecord lock(Scope scope, UUID id) {
        if (!scope.can(Capability.VISITORS_CARD)) {
            throw Refused.notFound();
        }
        return sql.selectFrom(VISITOR)
                .where(of(scope), VISITOR.ID.eq(id))
                .forNoKeyUpdate()
                .fetchOptional()
                .orElseThrow(Refused::notFound);
    }

    private static Condition below(Cursor cursor) {
        try {
            var at = utc(Instant.parse(cursor.key().getFirst()));
            return row(VISITOR.LAST_SEEN_AT, VISITOR.ID)
                    .lt(val(at), val(UUID.fromString(cursor.key().getLast())));
        } catch (DateTimeParseException | IllegalArgumentException notMadeHere) {
            throw Refused.invalid("cursor", "cursor");
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
