package io.kabinet.billing;

import static io.kabinet.billing.jooq.Tables.ACCRUAL;

import io.kabinet.billing.jooq.tables.records.AccrualRecord;
import io.kabinet.shared.Cursor;
import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Ids;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Money;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Page;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.OrganizationKind;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Topic;
import io.kabinet.tenancy.Transactions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Giving identifications from seller to buyer: the head office to a representation, a representation to a client. */
@Component
public class Accruals {

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Changes changes;

    Accruals(DSLContext sql, Transactions transactions, Ledger ledger, Changes changes) {
        this.sql = sql;
        this.transactions = transactions;
        this.ledger = ledger;
        this.changes = changes;
    }

    /** What this member needs for giving: wholesale at the head office, retail at a representation. */
    public static Capability capability(OrganizationKind kind) {
        return kind == OrganizationKind.HEAD_OFFICE ? Capability.TARIFFS_WHOLESALE : Capability.TARIFFS_ACCRUE;
    }

    /**
     * Gives identifications to a direct child; those that wait for them are released at once. The head office issues what
     * it gives.
     *
     * @throws Refused with {@code INSUFFICIENT_BALANCE} and how many are missing, are held, were wanted; with
     *     {@code INVALID} when a field does not fit or the organization is no direct child
     */
    public Accrual accrue(Scope scope, Accrue wish) {
        scope.require(capability(scope.kind()));
        wish.check();
        return transactions.write(scope, () -> {
            var answer = post(scope, wish);
            if ("NOT_A_CHILD".equals(answer.get("result", String.class))) {
                throw Refused.invalid("organization_id", "not_a_child");
            }
            switch (Ledger.outcome(answer.get("result", String.class))) {
                case POSTED -> {
                    changes.changed(scope.organization(), Topic.BALANCE);
                    ledger.raised(wish.organization());
                }
                case INSUFFICIENT -> {
                    long held = answer.get("seller_holds", Long.class);
                    throw Refused.because(
                            ErrorCode.INSUFFICIENT_BALANCE,
                            wish.identifications() - held,
                            held,
                            wish.identifications());
                }
                case REPLAYED -> {}
            }
            return sql.selectFrom(ACCRUAL).where(ACCRUAL.ID.eq(wish.id())).fetchSingle(Accruals::accrual);
        });
    }

    /** What this organization gave to its children, newest first. */
    public Page<Accrual> list(Scope scope, Optional<OrganizationId> child, int limit, Optional<Cursor> after) {
        scope.require(Capability.ACCRUALS_LIST);
        return transactions.read(scope, () -> {
            Condition wanted = ACCRUAL.SELLER_ID.eq(scope.organization().value());
            if (child.isPresent()) {
                wanted = wanted.and(ACCRUAL.ORGANIZATION_ID.eq(child.get().value()));
            }
            if (after.isPresent()) {
                wanted = wanted.and(before(after.get()));
            }
            var rows = sql.selectFrom(ACCRUAL)
                    .where(wanted)
                    .orderBy(ACCRUAL.AT.desc(), ACCRUAL.ID.desc())
                    .limit(limit + 1)
                    .fetch(Accruals::accrual);
            return Page.of(
                    rows,
                    limit,
                    last -> Cursor.of(last.at().toString(), last.id().toString()));
        });
    }

    private static Condition before(Cursor cursor) {
        try {
            return DSL.row(ACCRUAL.AT, ACCRUAL.ID)
                    .lt(
                            Instant.parse(cursor.key().get(0)).atOffset(ZoneOffset.UTC),
                            UUID.fromString(cursor.key().get(1)));
        } catch (DateTimeParseException | IllegalArgumentException foreign) {
            throw Refused.invalid("cursor", "cursor");
        }
    }

    private Record post(Scope scope, Accrue wish) {
        return sql.fetchSingle(
                "SELECT result, seller_holds FROM billing.accrue(?::uuid, ?::uuid, ?, ?, ?, ?::uuid, ?::uuid, ?::uuid)",
                wish.id(),
                wish.organization().value(),
                wish.identifications(),
                wish.price().kopecks(),
                wish.reason().map(String::strip).map(DSL::val).orElse(DSL.val((String) null)),
                scope.membership().value(),
                Ids.next(),
                Ids.next());
    }

    private static Accrual accrual(AccrualRecord row) {
        return new Accrual(
                row.getId(),
                new OrganizationId(row.getOrganizationId()),
                row.getIdentifications(),
                new Money(row.getPriceMinor()),
                Optional.ofNullable(row.getReason()),
                new MembershipId(row.getMemberId()),
                row.getAt().toInstant());
    }
}
