package io.kabinet.crm;

import static io.kabinet.crm.jooq.Tables.DEAL;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.Page;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The deals that may be seen, one below the other. */
@Component
public class DealList {

    private final DealRows rows;
    private final Transactions transactions;

    DealList(DealRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    /** An order, always settled by the id; {@code -} in front of its name means downwards. */
    public enum Sort {
        NEWEST("-created_at", true, DEAL.CREATED_AT, deal -> deal.createdAt().toString()),
        OLDEST("created_at", false, DEAL.CREATED_AT, deal -> deal.createdAt().toString()),
        MOVED(
                "-stage_changed_at",
                true,
                DEAL.STAGE_CHANGED_AT,
                deal -> deal.stageChangedAt().toString()),
        HIGHEST("-amount_minor", true, DSL.coalesce(DEAL.AMOUNT_MINOR, -1L), Sort::amount),
        LOWEST("amount_minor", false, DSL.coalesce(DEAL.AMOUNT_MINOR, -1L), Sort::amount);

        private final String code;
        private final boolean downwards;
        private final Field<?> field;
        private final Function<Deal, String> key;

        Sort(String code, boolean downwards, Field<?> field, Function<Deal, String> key) {
            this.code = code;
            this.downwards = downwards;
            this.field = field;
            this.key = key;
        }

        /** The name in the API and in addresses. */
        public String code() {
            return code;
        }

        public static Optional<Sort> of(String code) {
            return Arrays.stream(values())
                    .filter(sort -> sort.code.equals(code))
                    .findFirst();
        }

        private static String amount(Deal deal) {
            return deal.amount().map(amount -> Long.toString(amount.kopecks())).orElse("-1");
        }

        private Cursor cursor(Deal deal) {
            return Cursor.of(code, key.apply(deal), deal.id().toString());
        }

        private Condition after(Cursor cursor) {
            try {
                if (!cursor.key().getFirst().equals(code)) {
                    throw Refused.invalid("cursor", "cursor");
                }
                var text = cursor.key().get(1);
                Object place = field.getType() == Long.class ? Long.valueOf(text) : DealRows.at(Instant.parse(text));
                var here = row((Field<Object>) field.coerce(Object.class), DEAL.ID);
                var there = row(
                        (Field<Object>) val(place, field).coerce(Object.class),
                        val(UUID.fromString(cursor.key().getLast())));
                return downwards ? here.lt(there) : here.gt(there);
            } catch (DateTimeException | IllegalArgumentException notMadeHere) {
                throw Refused.invalid("cursor", "cursor");
            }
        }
    }

    /** How many parts a cursor of this list has. */
    public static final int CURSOR_PARTS = 3;

    /**
     * One page.
     *
     * @throws Refused with {@code FORBIDDEN}, or when the cursor is of another order
     */
    public Page<Deal> page(Scope scope, DealFilter filter, Sort sort, Optional<Cursor> cursor, int limit) {
        scope.require(Capability.DEALS_LIST);
        var funnel = filter.funnel().map(DEAL.FUNNEL_ID::eq).orElse(DSL.noCondition());
        var place = cursor.map(sort::after).orElse(DSL.noCondition());
        return transactions.read(
                scope,
                () -> Page.of(
                        rows.select()
                                .where(DealRows.visible(scope))
                                .and(DSL.and(filter.conditions(scope)))
                                .and(funnel)
                                .and(place)
                                .orderBy(
                                        sort.downwards ? sort.field.desc() : sort.field.asc(),
                                        sort.downwards ? DEAL.ID.desc() : DEAL.ID.asc())
                                .limit(limit + 1)
                                .fetch(DealRows::deal),
                        limit,
                        sort::cursor));
    }
}
