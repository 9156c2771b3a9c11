package io.kabinet.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Money;
import io.kabinet.shared.Refused;
import io.kabinet.testing.KabinetTest;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.Entry;
import io.kabinet.timeline.EntryKind;
import io.kabinet.timeline.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@KabinetTest
class DealsTest {

    private final Deals deals;
    private final MakeDeal makeDeal;
    private final MoveDeal moveDeal;
    private final Funnels funnels;
    private final Timeline timeline;

    DealsTest(Deals deals, MakeDeal makeDeal, MoveDeal moveDeal, Funnels funnels, Timeline timeline) {
        this.deals = deals;
        this.makeDeal = makeDeal;
        this.moveDeal = moveDeal;
        this.funnels = funnels;
        this.timeline = timeline;
    }

    @Test
    void theFirstLookMakesTheDefaultFunnelOnce() throws Exception {
        var company = Company.create();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Funnel>>> looks =
                    List.of(() -> funnels.list(company.head()), () -> funnels.list(company.manager()));
            for (var look : threads.invokeAll(looks)) {
                assertThat(look.get()).hasSize(1);
            }
        }
        assertThat(funnels.list(company.head()).getFirst().stages())
                .extracting(Stage::name)
                .containsExactly("Новая", "В работе", "Предложение отправлено", "Продажа", "Отказ");
    }

    @Test
    void aNewDealBelongsToItsMakerAndStandsInTheFirstStage() {
        var company = Company.create();

        var first = makeDeal.make(company.manager(), Company.wanted("Три окна", 12_430_000));
        var second = makeDeal.make(company.head(), Company.wanted("Балкон", 100));

        assertThat(first.responsible()).isEqualTo(company.manager().membership());
        assertThat(first.stage().name()).isEqualTo("Новая");
        assertThat(first.contact().phone().orElseThrow().e164()).isEqualTo("+79000000056");
        assertThat(first.amount()).contains(new Money(12_430_000));
        assertThat(List.of(first.number(), second.number())).containsExactly(1L, 2L);
    }

    @Test
    void aManagerDoesNotSeeADealOfAnother() {
        var company = Company.create();
        var deal = makeDeal.make(company.colleague(), Company.wanted("Чужая", 100));

        assertRefused(ErrorCode.NOT_FOUND, () -> deals.get(company.manager(), deal.id()));
        assertRefused(
                ErrorCode.NOT_FOUND,
                () -> deals.edit(company.manager(), deal.id(), OptionalInt.empty(), fields -> fields));
        assertRefused(
                ErrorCode.NOT_FOUND,
                () -> moveDeal.move(company.manager(), deal.id(), to(company, "В работе", ""), OptionalInt.empty()));
        assertRefused(
                ErrorCode.NOT_FOUND,
                () -> timeline.page(company.manager(), Card.deal(deal.id()), Optional.empty(), 10));
        assertThat(deals.get(company.head(), deal.id()).title()).isEqualTo("Чужая");
    }

    @Test
    void anotherTenantSeesNothing() {
        var company = Company.create();
        var stranger = Company.create();
        var deal = makeDeal.make(company.head(), Company.wanted("Наша", 100));

        assertRefused(ErrorCode.NOT_FOUND, () -> deals.get(stranger.head(), deal.id()));
        assertRefused(ErrorCode.NOT_FOUND, () -> deals.delete(stranger.head(), deal.id()));
        assertRefused(
                ErrorCode.INVALID,
                () -> moveDeal.move(company.head(), deal.id(), to(stranger, "В работе", ""), OptionalInt.empty()));
    }

    @Test
    void whoMayOnlyLookChangesNothing() {
        var company = Company.create();
        var deal = makeDeal.make(company.manager(), Company.wanted("Три окна", 100));

        assertThat(deals.get(company.onlooker(), deal.id()).title()).isEqualTo("Три окна");
        assertRefused(ErrorCode.FORBIDDEN, () -> makeDeal.make(company.onlooker(), Company.wanted("", -1)));
        assertRefused(
                ErrorCode.FORBIDDEN,
                () -> deals.edit(company.onlooker(), deal.id(), OptionalInt.empty(), fields -> DealFields.EMPTY));
        assertRefused(
                ErrorCode.FORBIDDEN,
                () -> moveDeal.move(company.onlooker(), deal.id(), to(company, "Отказ", ""), OptionalInt.empty()));
        assertRefused(ErrorCode.FORBIDDEN, () -> deals.delete(company.manager(), deal.id()));
        assertRefused(
                ErrorCode.FORBIDDEN,
                () -> deals.assign(
                        company.manager(), deal.id(), company.colleague().membership(), OptionalInt.empty()));
    }

    @Test
    void whatDoesNotFitIsNamedFieldByField() {
        var company = Company.create();
        var command = new MakeDeal.Command(
                new DealFields(" \u0000 ", "", "123", "not an address", "", OptionalLong.of(-1)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        assertThatThrownBy(() -> makeDeal.make(company.head(), command))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.fields())
                                .extracting("field")
                                .containsExactlyInAnyOrder("title", "contact.phone", "contact.email", "amount_minor"));
    }

    @Test
    void everyChangeStandsInTheHistoryWithOldAndNew() {
        var company = Company.create();
        var deal = makeDeal.make(company.head(), Company.wanted("Три окна", 9_800_000));

        deals.edit(company.head(), deal.id(), OptionalInt.of(1), fields -> amount(fields, 12_430_000));
        moveDeal.move(company.head(), deal.id(), to(company, "В работе", ""), OptionalInt.of(2));

        var history = timeline.page(company.head(), Card.deal(deal.id()), Optional.empty(), 10)
                .items();
        assertThat(history)
                .extracting(Entry::kind)
                .containsExactly(EntryKind.DEAL_STAGE, EntryKind.DEAL_FIELD, EntryKind.DEAL_CREATED);
        assertThat(history.getFirst().payload()).containsEntry("from", "Новая").containsEntry("to", "В работе");
        assertThat(history.get(1).payload()).containsEntry("from", 9_800_000).containsEntry("to", 12_430_000);
    }

    @Test
    void aRefusalNeedsAReasonAndClosesTheDeal() {
        var company = Company.create();
        var deal = makeDeal.make(company.head(), Company.wanted("Три окна", 100));

        assertRefused(
                ErrorCode.INVALID,
                () -> moveDeal.move(company.head(), deal.id(), to(company, "Отказ", " "), OptionalInt.empty()));
        var lost = moveDeal.move(company.head(), deal.id(), to(company, "Отказ", "Дорого"), OptionalInt.empty());
        assertThat(lost.lostReason()).contains("Дорого");
        assertThat(lost.closedAt()).isPresent();

        assertRefused(
                ErrorCode.INVALID,
                () -> moveDeal.move(company.head(), deal.id(), to(company, "Продажа", ""), OptionalInt.empty()));
        var reopened = moveDeal.move(company.head(), deal.id(), to(company, "В работе", ""), OptionalInt.empty());
        assertThat(reopened.lostReason()).isEmpty();
        assertThat(reopened.closedAt()).isEmpty();
    }

    @Test
    void ofTwoWhoSawTheSameVersionOneIsTold() throws Exception {
        var company = Company.create();
        var deal = makeDeal.make(company.manager(), Company.wanted("Три окна", 100));

        Callable<Boolean> edit = () ->
                wins(() -> deals.edit(company.manager(), deal.id(), OptionalInt.of(1), fields -> amount(fields, 200)));
        Callable<Boolean> move = () ->
                wins(() -> moveDeal.move(company.head(), deal.id(), to(company, "В работе", ""), OptionalInt.of(1)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int winners = 0;
            for (var attempt : threads.invokeAll(List.of(edit, move))) {
                winners += attempt.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
        assertThat(deals.get(company.head(), deal.id()).version()).isEqualTo(2);
    }

    @Test
    void aDeletedDealIsGoneUntilItIsTakenBack() {
        var company = Company.create();
        var deal = makeDeal.make(company.manager(), Company.wanted("Три окна", 100));

        deals.delete(company.head(), deal.id());
        assertRefused(ErrorCode.NOT_FOUND, () -> deals.get(company.manager(), deal.id()));

        assertThat(deals.restore(company.head(), deal.id()).title()).isEqualTo("Три окна");
        assertThat(deals.get(company.manager(), deal.id()).title()).isEqualTo("Три окна");
    }

    @Test
    void twoMakersAtOnceGetTwoNumbers() throws Exception {
        var company = Company.create();
        funnels.list(company.head());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Long> make = () ->
                    makeDeal.make(company.manager(), Company.wanted("Окно", 1)).number();
            var numbers = threads.invokeAll(List.of(make, make, make, make, make, make));
            var seen = new TreeSet<Long>();
            for (var number : numbers) {
                seen.add(number.get());
            }
            assertThat(seen).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        }
    }

    private MoveDeal.Command to(Company company, String stage, String reason) {
        return new MoveDeal.Command(
                funnels.list(company.head()).getFirst().stages().stream()
                        .filter(candidate -> candidate.name().equals(stage))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                reason);
    }

    private static DealFields amount(DealFields fields, long kopecks) {
        return new DealFields(
                fields.title(),
                fields.name(),
                fields.phone(),
                fields.email(),
                fields.company(),
                OptionalLong.of(kopecks));
    }

    private static boolean wins(Runnable attempt) {
        try {
            attempt.run();
            return true;
        } catch (Refused refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.STALE_VERSION);
            return false;
        }
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
