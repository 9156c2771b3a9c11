package io.kabinet.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.Money;
import io.kabinet.tenancy.Scope;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.StatementCount;
import io.kabinet.testing.TestPostgres;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.Reminders;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@KabinetTest
class BoardTest {

    private final Board board;
    private final DealList list;
    private final MakeDeal makeDeal;
    private final MoveDeal moveDeal;
    private final Deals deals;
    private final Reminders reminders;

    BoardTest(Board board, DealList list, MakeDeal makeDeal, MoveDeal moveDeal, Deals deals, Reminders reminders) {
        this.board = board;
        this.list = list;
        this.makeDeal = makeDeal;
        this.moveDeal = moveDeal;
        this.deals = deals;
        this.reminders = reminders;
    }

    @Test
    void columnsCountAndSumWhatTheViewerMaySee() {
        var company = Company.create();
        make(company.manager(), "Раз", 100);
        make(company.manager(), "Два", 200);
        make(company.colleague(), "Чужая", 4_000);
        deals.delete(company.head(), make(company.manager(), "В корзине", 9_999).id());

        var own = first(board.view(company.manager(), DealFilter.NONE));
        assertThat(own.total()).isEqualTo(new Board.Total(2, new Money(300)));
        assertThat(own.cards().items()).extracting(Deal::title).containsExactly("Два", "Раз");

        var all = first(board.view(company.head(), DealFilter.NONE));
        assertThat(all.total()).isEqualTo(new Board.Total(3, new Money(4_300)));
        assertThat(board.view(company.head(), DealFilter.NONE).open()).isEqualTo(all.total());
        assertThat(first(board.view(Company.create().head(), DealFilter.NONE)).total())
                .isEqualTo(Board.Total.NOTHING);
    }

    @Test
    void aMovedCardIsOnTopOfItsNewColumn() {
        var company = Company.create();
        var one = make(company.manager(), "Раз", 100);
        var two = make(company.manager(), "Два", 200);
        var stages = board.view(company.head(), DealFilter.NONE).funnel().stages();

        for (Deal deal : List.of(two, one)) {
            var moved = moveDeal.move(
                    company.manager(),
                    deal.id(),
                    new MoveDeal.Command(stages.get(3).id(), ""),
                    OptionalInt.empty());
            assertThat(moved.closedAt()).isPresent();
        }

        var won = board.view(company.manager(), DealFilter.NONE).columns().get(3);
        assertThat(won.cards().items()).extracting(Deal::title).containsExactly("Раз", "Два");
        assertThat(won.total()).isEqualTo(new Board.Total(2, new Money(300)));
    }

    @Test
    void closedDealsOfEarlierMonthsAreNotOnTheBoard() throws SQLException {
        var company = Company.create();
        var deal = make(company.manager(), "Давняя", 100);
        var won = board.view(company.head(), DealFilter.NONE).funnel().stages().get(3);
        moveDeal.move(company.manager(), deal.id(), new MoveDeal.Command(won.id(), ""), OptionalInt.empty());
        try (var connection = TestPostgres.owner().connect();
                var update =
                        connection.prepareStatement("UPDATE crm.deal SET closed_at = closed_at - interval '40 days',"
                                + " stage_changed_at = stage_changed_at - interval '40 days' WHERE id = ?")) {
            update.setObject(1, deal.id());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }

        var column = board.view(company.head(), DealFilter.NONE).columns().get(3);
        assertThat(column.total()).isEqualTo(Board.Total.NOTHING);
        assertThat(column.cards().items()).isEmpty();
        assertThat(list.page(company.head(), DealFilter.NONE, DealList.Sort.NEWEST, Optional.empty(), 10)
                        .items())
                .hasSize(1);
    }

    @Test
    void searchFindsByTitleNameNumberAndPhoneInAnyNotationButNeverADealOfAnother() {
        var company = Company.create();
        var mine = make(company.manager(), "Остекление лоджии", 100);
        make(company.colleague(), "Остекление цеха", 100);

        for (String words : List.of("ОСТЕКЛ", "дорохова", "8 900 000-00-56", "9000000056", "1")) {
            var filter = searching(words);
            assertThat(first(board.view(company.manager(), filter)).cards().items())
                    .extracting(Deal::id)
                    .contains(mine.id())
                    .hasSize(1);
        }
        assertThat(list.page(company.manager(), searching("цеха"), DealList.Sort.NEWEST, Optional.empty(), 10)
                        .items())
                .isEmpty();
        assertThat(first(board.view(company.manager(), searching("100%_"))).total())
                .isEqualTo(Board.Total.NOTHING);
    }

    @Test
    void theNextReminderFilters() {
        var company = Company.create();
        var late = make(company.manager(), "Просрочена", 100);
        var calm = make(company.manager(), "Без напоминания", 100);
        reminders.set(company.manager(), Card.deal(late.id()), Instant.now().minus(Duration.ofHours(1)), "Позвонить");

        assertThat(touched(company.manager(), DealFilter.Touch.OVERDUE)).containsExactly(late.id());
        assertThat(touched(company.manager(), DealFilter.Touch.NONE)).containsExactly(calm.id());
        assertThat(touched(company.manager(), DealFilter.Touch.LATER)).isEmpty();
    }

    @Test
    void moreCardsFollowWithoutGapsOrRepeats() {
        var company = Company.create();
        for (int index = 0; index < Board.FIRST_CARDS + 5; index++) {
            make(company.manager(), "Сделка " + index, 100);
        }

        var column = first(board.view(company.manager(), DealFilter.NONE));
        var seen = new ArrayList<>(column.cards().items());
        Optional<Cursor> next = column.cards().next();
        while (next.isPresent()) {
            var more = board.column(
                    company.manager(), DealFilter.NONE, column.stage().id(), next.get(), 2);
            seen.addAll(more.items());
            next = more.next();
        }
        assertThat(seen).extracting(Deal::id).doesNotHaveDuplicates().hasSize(Board.FIRST_CARDS + 5);
    }

    @Test
    void theListPagesInEveryOrder() {
        var company = Company.create();
        for (int index = 0; index < 7; index++) {
            make(company.manager(), "Сделка " + index, index % 3);
        }
        for (DealList.Sort sort : DealList.Sort.values()) {
            var seen = new ArrayList<Deal>();
            Optional<Cursor> next = Optional.empty();
            do {
                var page = list.page(company.head(), DealFilter.NONE, sort, next, 2);
                seen.addAll(page.items());
                next = page.next().map(cursor -> Cursor.decode(cursor.encode(), DealList.CURSOR_PARTS));
            } while (next.isPresent());
            assertThat(seen).extracting(Deal::id).doesNotHaveDuplicates().hasSize(7);
        }
    }

    @Test
    void theBoardTakesThreeStatementsHoweverManyCardsItShows() {
        var company = Company.create();
        for (int index = 0; index < 12; index++) {
            make(company.manager(), "Сделка " + index, 100);
        }

        assertThat(StatementCount.of(() -> board.view(company.head(), DealFilter.NONE)))
                .isEqualTo(3);
        assertThat(StatementCount.of(
                        () -> list.page(company.head(), DealFilter.NONE, DealList.Sort.NEWEST, Optional.empty(), 50)))
                .isEqualTo(1);
    }

    private Deal make(Scope scope, String title, long amount) {
        return makeDeal.make(scope, Company.wanted(title, amount));
    }

    private List<UUID> touched(Scope scope, DealFilter.Touch touch) {
        var filter = new DealFilter(
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(touch),
                Optional.empty(),
                Optional.empty());
        return first(board.view(scope, filter)).cards().items().stream()
                .map(Deal::id)
                .toList();
    }

    private static DealFilter searching(String words) {
        return new DealFilter(
                words,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Board.Column first(Board.View view) {
        return view.columns().getFirst();
    }
}
