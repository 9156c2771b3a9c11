package io.kabinet.billing;

import static io.kabinet.billing.jooq.Tables.ACCOUNT;
import static io.kabinet.billing.jooq.Tables.ACCRUAL;
import static io.kabinet.billing.jooq.Tables.ENTRY;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Page;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;

/** What an organization has, what happened to it, and how long it lasts. */
@Service
public class Balances {

    private static final List<String> SPENDING = List.of(Operation.CHARGE.name(), Operation.ACCRUAL.name());

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ledger ledger;

    Balances(DSLContext sql, Transactions transactions, Ledger ledger) {
        this.sql = sql;
        this.transactions = transactions;
        this.ledger = ledger;
    }

    public Balance of(Scope scope) {
        scope.require(Capability.BALANCE_VIEW);
        return ledger.balance(scope.organization());
    }

    /** Identifications left and the pace at which they leave, in one statement: it stands on every page. */
    public Pace pace(Scope scope) {
        scope.require(Capability.BALANCE_VIEW);
        var now = Instant.now();
        var left = DSL.field(sql.select(ACCOUNT.BALANCE)
                .from(ACCOUNT)
                .where(ACCOUNT.ORGANIZATION_ID.eq(scope.organization().value()))
                .and(ACCOUNT.KIND.eq(Commodity.IDENTIFICATIONS.account(scope.kind()))));
        return transactions.read(
                scope,
                () -> sql.select(left, DSL.sum(ENTRY.AMOUNT.neg()), DSL.min(ENTRY.AT))
                        .from(ENTRY)
                        .where(entriesOf(scope, Commodity.IDENTIFICATIONS))
                        .and(ENTRY.AT.ge(time(now.minus(Pace.LOOKS_BACK, ChronoUnit.DAYS))))
                        .and(ENTRY.OPERATION.in(SPENDING))
                        .and(ENTRY.AMOUNT.lt(0L))
                        .fetchSingle(row -> Pace.of(
                                orZero(row.value1()),
                                row.value2() == null ? 0 : row.value2().longValueExact(),
                                Optional.ofNullable(row.value3()).map(OffsetDateTime::toInstant),
                                now)));
    }

    /** Use and rest of each day, both ends included, days in the given time zone. */
    public List<DayOfUse> days(Scope scope, LocalDate from, LocalDate to, ZoneId zone) {
        scope.require(Capability.BALANCE_VIEW);
        var start = time(from.atStartOfDay(zone).toInstant());
        var day = DSL.field("({0} AT TIME ZONE {1})::date", LocalDate.class, ENTRY.AT, DSL.inline(zone.getId()));
        var spent = DSL.sum(ENTRY.AMOUNT.neg()).filterWhere(ENTRY.OPERATION.in(SPENDING), ENTRY.AMOUNT.lt(0L));
        var left = DSL.field("(array_agg({0} ORDER BY {1} DESC))[1]", Long.class, ENTRY.BALANCE_AFTER, ENTRY.VERSION);
        return transactions.read(scope, () -> {
            var before = sql.select(ENTRY.BALANCE_AFTER)
                    .from(ENTRY)
                    .where(entriesOf(scope, Commodity.IDENTIFICATIONS), ENTRY.AT.lt(start))
                    .orderBy(ENTRY.AT.desc(), ENTRY.VERSION.desc())
                    .limit(1)
                    .fetchOptional(ENTRY.BALANCE_AFTER)
                    .orElse(0L);
            var known = sql.select(day, spent, left)
                    .from(ENTRY)
                    .where(entriesOf(scope, Commodity.IDENTIFICATIONS), ENTRY.AT.ge(start))
                    .and(ENTRY.AT.lt(time(to.plusDays(1).atStartOfDay(zone).toInstant())))
                    .groupBy(DSL.field("1", LocalDate.class))
                    .fetchMap(
                            row -> row.value1(),
                            row -> new DayOfUse(
                                    row.value1(),
                                    row.value2() == null ? 0 : row.value2().longValueExact(),
                                    row.value3()));
            return filled(from, to, before, known);
        });
    }

    /** Lines of the history, newest first. */
    public Page<LedgerEntry> entries(Scope scope, EntryFilter filter, int limit, Optional<Cursor> after) {
        scope.require(Capability.BALANCE_VIEW);
        return transactions.read(scope, () -> {
            var rows = sql.select(
                            ENTRY.VERSION,
                            ENTRY.AT,
                            ENTRY.OPERATION,
                            ENTRY.AMOUNT,
                            ENTRY.BALANCE_AFTER,
                            ENTRY.REFERENCE,
                            ACCRUAL.REASON,
                            ACCRUAL.ORGANIZATION_ID)
                    .from(ENTRY)
                    .leftJoin(ACCRUAL)
                    .on(ACCRUAL.ID.eq(ENTRY.REFERENCE))
                    .where(wanted(scope, filter, after))
                    .orderBy(ENTRY.VERSION.desc())
                    .limit(limit + 1)
                    .fetch(row -> entry(scope, row));
            return Page.of(rows, limit, last -> Cursor.of(Long.toString(last.number())));
        });
    }

    private static List<DayOfUse> filled(LocalDate from, LocalDate to, long before, Map<LocalDate, DayOfUse> known) {
        var days = new ArrayList<DayOfUse>();
        long left = before;
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            var use = known.getOrDefault(day, new DayOfUse(day, 0, left));
            left = use.left();
            days.add(use);
        }
        return days;
    }

    private static Condition wanted(Scope scope, EntryFilter filter, Optional<Cursor> after) {
        var wanted = entriesOf(scope, filter.commodity());
        if (!filter.operations().isEmpty()) {
            wanted = wanted.and(ENTRY.OPERATION.in(
                    filter.operations().stream().map(Operation::name).toList()));
        }
        if (filter.from().isPresent()) {
            wanted = wanted.and(ENTRY.AT.ge(time(filter.from().get())));
        }
        if (filter.to().isPresent()) {
            wanted = wanted.and(ENTRY.AT.lt(time(filter.to().get())));
        }
        if (after.isPresent()) {
            wanted = wanted.and(ENTRY.VERSION.lt(number(after.get())));
        }
        return wanted;
    }

    private static Condition entriesOf(Scope scope, Commodity commodity) {
        return ENTRY.ORGANIZATION_ID
                .eq(scope.organization().value())
                .and(ENTRY.KIND.eq(commodity.account(scope.kind())));
    }

    private static LedgerEntry entry(Scope scope, Record row) {
        return new LedgerEntry(
                row.get(ENTRY.VERSION),
                row.get(ENTRY.AT).toInstant(),
                Operation.valueOf(row.get(ENTRY.OPERATION)),
                row.get(ENTRY.AMOUNT),
                row.get(ENTRY.BALANCE_AFTER),
                Optional.ofNullable(row.get(ENTRY.REFERENCE)),
                Optional.ofNullable(row.get(ACCRUAL.REASON)),
                Optional.ofNullable(row.get(ACCRUAL.ORGANIZATION_ID))
                        .filter(receiver ->
                                !receiver.equals(scope.organization().value()))
                        .map(OrganizationId::new));
    }

    private static long number(Cursor cursor) {
        try {
            return Long.parseLong(cursor.key().getFirst());
        } catch (NumberFormatException foreign) {
            throw Refused.invalid("cursor", "cursor");
        }
    }

    private static long orZero(@org.jspecify.annotations.Nullable Long balance) {
        return balance == null ? 0 : balance;
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
