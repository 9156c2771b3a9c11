package io.kabinet.crm;

import static io.kabinet.crm.jooq.Tables.DEAL;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.Money;
import io.kabinet.shared.Page;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * The deals of a funnel as columns. Of the closed ones, only those of the present month in the zone of the account: the
 * board is for work, and the page says the period.
 */
@Component
public class Board {

    /** How many cards a column begins with. */
    public static final int FIRST_CARDS = 20;

    private final DSLContext sql;
    private final Funnels funnels;
    private final Transactions transactions;

    Board(DSLContext sql, Funnels funnels, Transactions transactions) {
        this.sql = sql;
        this.funnels = funnels;
        this.transactions = transactions;
    }

    /** Count and sum of a stage; exact, over everything that the viewer may see. */
    public record Total(int deals, Money amount) {

        static final Total NOTHING = new Total(0, Money.ZERO);

        Total plus(Total other) {
            return new Total(deals + other.deals, amount.plus(other.amount));
        }
    }

    /** A stage with its first cards, the latest moved on top. */
    public record Column(Stage stage, Total total, Page<Deal> cards) {}

    /** A stage with the viewer's own deals in it. */
    public record Mine(Stage stage, Total total) {}

    /** The columns of one funnel, and what is still open in them. */
    public record View(Funnel funnel, List<Funnel> funnels, List<Column> columns) {

        public Total open() {
            return columns.stream()
                    .filter(column -> !column.stage().kind().isClosed())
                    .map(Column::total)
                    .reduce(Total.NOTHING, Total::plus);
        }
    }

    /**
     * The board of the wanted funnel, the first one by default.
     *
     * @throws Refused with {@code FORBIDDEN}, or {@code NOT_FOUND} for a funnel that is not there
     */
    public View view(Scope scope, DealFilter filter) {
        scope.require(Capability.DEALS_LIST);
        var all = funnels.all(scope);
        var funnel = filter.funnel()
                .map(id -> all.stream()
                        .filter(candidate -> candidate.id().equals(id))
                        .findFirst()
                        .orElseThrow(Refused::notFound))
                .orElseGet(all::getFirst);
        return transactions.read(scope, () -> {
            var totals = totals(scope, filter, funnel);
            var cards = cards(scope, filter, funnel);
            return new View(
                    funnel,
                    all,
                    funnel.stages().stream()
                            .map(stage -> new Column(
                                    stage,
                                    totals.getOrDefault(stage.id(), Total.NOTHING),
                                    page(cards.getOrDefault(stage.id(), List.of()), FIRST_CARDS)))
                            .toList());
        });
    }

    /** What this member is responsible for, by open stage. */
    public List<Mine> mine(Scope scope) {
        scope.require(Capability.DEALS_LIST);
        var stages = funnels.all(scope).stream()
                .flatMap(funnel -> funnel.stages().stream())
                .filter(stage -> !stage.kind().isClosed())
                .toList();
        return transactions.read(scope, () -> {
            var totals = sql.select(DEAL.STAGE_ID, count(), DSL.coalesce(sum(DEAL.AMOUNT_MINOR), BigDecimal.ZERO))
                    .from(DEAL)
                    .where(DealRows.visible(scope))
                    .and(DEAL.RESPONSIBLE_ID.eq(scope.membership().value()))
                    .and(DEAL.CLOSED_AT.isNull())
                    .groupBy(DEAL.STAGE_ID)
                    .fetchMap(Record3::value1, row -> new Total(row.value2(), money(row.value3())));
            return stages.stream()
                    .map(stage -> new Mine(stage, totals.getOrDefault(stage.id(), Total.NOTHING)))
                    .toList();
        });
    }

    /** More cards of one column. */
    public Page<Deal> column(Scope scope, DealFilter filter, UUID stageId, Cursor cursor, int limit) {
        scope.require(Capability.DEALS_LIST);
        var stage = funnels.stage(scope, stageId).orElseThrow(Refused::notFound);
        return transactions.read(
                scope,
                () -> page(
                        select(scope, filter, stage, after(cursor), limit + 1).fetch(row -> DealRows.deal(row, stage)),
                        limit));
    }

    /** Count and sum of each stage of the funnel: two index-only scans, open deals and those closed this month. */
    private Map<UUID, Total> totals(Scope scope, DealFilter filter, Funnel funnel) {
        return grouped(scope, filter, funnel, DEAL.CLOSED_AT.isNull())
                .unionAll(grouped(scope, filter, funnel, DEAL.CLOSED_AT.ge(DealRows.at(monthStart(scope)))))
                .fetch()
                .stream()
                .collect(Collectors.toMap(
                        Record3::value1, row -> new Total(row.value2(), money(row.value3())), Total::plus));
    }

    private Select<Record3<UUID, Integer, BigDecimal>> grouped(
            Scope scope, DealFilter filter, Funnel funnel, Condition part) {
        return sql.select(DEAL.STAGE_ID, count(), DSL.coalesce(sum(DEAL.AMOUNT_MINOR), BigDecimal.ZERO))
                .from(DEAL)
                .where(DealRows.visible(scope))
                .and(DEAL.FUNNEL_ID.eq(funnel.id()))
                .and(part)
                .and(DSL.and(filter.conditions(scope)))
                .groupBy(DEAL.STAGE_ID);
    }

    /** The first cards of all columns in one statement. */
    private Map<UUID, List<Deal>> cards(Scope scope, DealFilter filter, Funnel funnel) {
        return funnel.stages().stream()
                .map(stage -> select(scope, filter, stage, DSL.noCondition(), FIRST_CARDS + 1))
                .<Select<Record>>map(select -> select)
                .reduce(Select::unionAll)
                .map(select -> select.fetchGroups(
                        DEAL.STAGE_ID,
                        row -> DealRows.deal(
                                row, funnel.stage(row.get(DEAL.STAGE_ID)).orElseThrow())))
                .orElse(Map.of());
    }

    private Select<Record> select(Scope scope, DealFilter filter, Stage stage, Condition place, int limit) {
        var period =
                stage.kind().isClosed() ? DEAL.STAGE_CHANGED_AT.ge(DealRows.at(monthStart(scope))) : DSL.noCondition();
        return sql.select(List.of(DEAL.fields()))
                .from(DEAL)
                .where(DealRows.visible(scope))
                .and(DEAL.STAGE_ID.eq(stage.id()))
                .and(period)
                .and(place)
                .and(DSL.and(filter.conditions(scope)))
                .orderBy(DEAL.STAGE_CHANGED_AT.desc(), DEAL.ID.desc())
                .limit(limit);
    }

    private static Page<Deal> page(List<Deal> deals, int limit) {
        return Page.of(
                deals,
                limit,
                deal -> Cursor.of(deal.stageChangedAt().toString(), deal.id().toString()));
    }

    private static Condition after(Cursor cursor) {
        try {
            return row(DEAL.STAGE_CHANGED_AT, DEAL.ID)
                    .lt(
                            val(DealRows.at(Instant.parse(cursor.key().getFirst()))),
                            val(UUID.fromString(cursor.key().getLast())));
        } catch (DateTimeException | IllegalArgumentException notMadeHere) {
            throw Refused.invalid("cursor", "cursor");
        }
    }

    private static Instant monthStart(Scope scope) {
        return LocalDate.now(scope.zone())
                .withDayOfMonth(1)
                .atStartOfDay(scope.zone())
                .toInstant();
    }

    private static Money money(BigDecimal kopecks) {
        return new Money(kopecks.longValueExact());
    }
}
