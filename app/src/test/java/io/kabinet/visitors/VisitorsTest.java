package io.kabinet.visitors;

import static io.kabinet.visitors.projection.Database.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.StatementCount;
import io.kabinet.testing.TestNetwork;
import io.kabinet.timeline.CallResult;
import io.kabinet.ui.NumberState;
import io.kabinet.visitors.VisitorFilter.Owner;
import io.kabinet.visitors.projection.TestProjection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@KabinetTest
class VisitorsTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    private final Visitors visitors;
    private final WorkingVisitors working;
    private final CallOutcomes outcomes;
    private final Statuses statuses;
    private final Bases bases;
    private final TestNetwork network = TestNetwork.make();
    private final Scope head = network.ladoga().head().scope();
    private final Scope pencil = network.ladoga().managerWithPencils().scope();
    private final Scope eye = network.ladoga().managerWithEyes().scope();
    private final Known known;

    VisitorsTest(
            Visitors visitors,
            WorkingVisitors working,
            CallOutcomes outcomes,
            Statuses statuses,
            Bases bases,
            TestProjection projection) {
        this.visitors = visitors;
        this.working = working;
        this.outcomes = outcomes;
        this.statuses = statuses;
        this.bases = bases;
        this.known = new Known(network.ladoga().id(), "okna-ladoga.example", projection);
    }

    @Test
    void theListIsThatOfOnesOwnOrganization() {
        var visitor = known.numbered(NOW, "/ceny", "+79000000017", false);

        assertThat(list(eye, VisitorFilter.WITH_CONTACT)).containsExactly(visitor);
        assertThat(list(network.denta().head().scope(), VisitorFilter.WITH_CONTACT))
                .isEmpty();
        assertThat(list(network.north().head().scope(), VisitorFilter.WITH_CONTACT))
                .as("a representation does not see the visitors of its client")
                .isEmpty();
        refuses(ErrorCode.NOT_FOUND, () -> visitors.get(network.north().head().scope(), visitor));
        refuses(
                ErrorCode.FORBIDDEN,
                () -> list(network.ladoga().managerWithNothing().scope(), VisitorFilter.WITH_CONTACT));
        refuses(
                ErrorCode.NOT_FOUND,
                () -> visitors.get(network.ladoga().managerWithNothing().scope(), visitor));
    }

    @Test
    void pagesDoNotShiftWhileNewVisitorsCome() {
        var expected = new ArrayList<UUID>();
        for (int i = 0; i < 7; i++) {
            expected.addFirst(known.numbered(NOW.minusSeconds(700 - i), "/", "+7900000010" + i, false));
        }
        var first = visitors.page(eye, VisitorFilter.WITH_CONTACT, Optional.empty(), 3);
        known.numbered(NOW, "/", "+79000000199", false);
        var second = visitors.page(eye, VisitorFilter.WITH_CONTACT, first.next(), 3);
        var third = visitors.page(eye, VisitorFilter.WITH_CONTACT, second.next(), 3);

        assertThat(third.next()).isEmpty();
        var all = new ArrayList<UUID>();
        List.of(first, second, third).forEach(page -> page.items().forEach(visitor -> all.add(visitor.id())));
        assertThat(all).isEqualTo(expected);
        refuses(
                ErrorCode.INVALID,
                () -> visitors.page(eye, VisitorFilter.WITH_CONTACT, Optional.of(Cursor.of("x", "y")), 3));
    }

    @Test
    void aNumberIsFoundInAnyNotationAndAPageByItsPart() {
        var visitor = known.numbered(NOW, "/kalkulyator-okon", "+79000000017", false);
        known.numbered(NOW, "/akcii", "+79000000099", false);

        for (String text : List.of(
                "+7 900 000-00-17", "8 (900) 000-00-17", "79000000017", "0017", "kalkulyator", "Страница /kalk")) {
            assertThat(list(eye, searching(text))).as(text).containsExactly(visitor);
        }
        assertThat(list(eye, searching("100%"))).isEmpty();
        assertThat(list(eye, searching("_"))).isEmpty();
    }

    @Test
    void aHeldNumberIsNeverTold() {
        var visitor = known.numbered(NOW, "/", "+79001234542", true);

        assertThat(visitors.get(head, visitor)).satisfies(held -> {
            assertThat(held.number()).isEqualTo(NumberState.HELD);
            assertThat(held.shown()).isEqualTo("+7\u00a0900\u00a0•••\u2011••\u201142");
            assertThat(held.contact()).isEqualTo(VisitorContact.NONE);
            assertThat(held.toString()).doesNotContain("9001234542").doesNotContain("123-45");
        });
        assertThat(list(head, searching("+79001234542"))).isEmpty();
        assertThat(list(head, searching("12345"))).isEmpty();
    }

    @Test
    void oneOfManyWhoTakeAVisitorAtOnceGetsIt() throws Exception {
        for (int round = 0; round < 10; round++) {
            var visitor = known.visitor(NOW, "/");
            var start = new CountDownLatch(1);
            var attempts = new ArrayList<Future<Visitor>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Scope scope :
                        List.of(head, pencil, network.ladoga().chiefManager().scope())) {
                    attempts.add(threads.submit(() -> {
                        start.await();
                        return working.take(scope, visitor);
                    }));
                }
                start.countDown();
            }
            int taken = 0;
            for (var attempt : attempts) {
                try {
                    attempt.get();
                    taken++;
                } catch (ExecutionException refused) {
                    assertThat(refused.getCause())
                            .isInstanceOfSatisfying(
                                    Refused.class,
                                    cause -> assertThat(cause.code()).isEqualTo(ErrorCode.ALREADY_TAKEN));
                }
            }
            assertThat(taken).as("round %d", round).isEqualTo(1);
            assertThat(rows("SELECT kind FROM timeline.entry WHERE card_id = ? AND kind = 'RESPONSIBLE'", visitor))
                    .hasSize(1);
        }
    }

    @Test
    void takingPutsToWorkAndWhoTakesTwiceTakesOnce() {
        var visitor = known.numbered(NOW, "/", "+79000000017", false);

        assertThat(working.take(pencil, visitor).status().code()).isEqualTo("in_work");
        assertThat(working.take(pencil, visitor).isTakenBy(pencil.membership())).isTrue();
        refuses(ErrorCode.FORBIDDEN, () -> working.take(eye, visitor));
        refuses(ErrorCode.FORBIDDEN, () -> working.assign(pencil, visitor, Optional.of(head.membership())));
        assertThat(working.assign(head, visitor, Optional.of(eye.membership())).isTakenBy(eye.membership()))
                .isTrue();
        refuses(
                ErrorCode.INVALID,
                () -> working.assign(
                        head, visitor, Optional.of(network.denta().head().membership())));
        refuses(ErrorCode.FORBIDDEN, () -> working.assign(pencil, visitor, Optional.empty()));
        assertThat(working.assign(head, visitor, Optional.empty()).isFree()).isTrue();
    }

    @Test
    void oneClickAfterACallWritesResultStatusAndReminder() {
        var visitor = known.numbered(NOW, "/", "+79000000017", false);

        var again = outcomes.record(pencil, visitor, CallResult.NO_ANSWER, "Позвонить ещё раз");
        var later = outcomes.record(pencil, visitor, CallResult.CALL_BACK, "Позвонить ещё раз");

        assertThat(again).isPresent();
        assertThat(later).isPresent();
        assertThat(visitors.get(pencil, visitor)).satisfies(called -> {
            assertThat(called.isTakenBy(pencil.membership())).isTrue();
            assertThat(called.status().code()).isEqualTo("call_back");
        });
        assertThat(rows("SELECT kind FROM timeline.entry WHERE card_id = ? ORDER BY at, id", visitor))
                .contains("CALL", "STATUS", "RESPONSIBLE", "REMINDER_SET");
        assertThat(rows("SELECT id FROM timeline.reminder WHERE card_id = ?", visitor))
                .as("a reminder moves, it does not pile up")
                .hasSize(1);
        refuses(ErrorCode.FORBIDDEN, () -> outcomes.record(eye, visitor, CallResult.REFUSED, ""));
    }

    @Test
    void filtersNarrowTheList() {
        var mine = known.numbered(NOW, "/", "+79000000001", false);
        var free = known.numbered(NOW.minusSeconds(1), "/", "+79000000002", false);
        var anonymous = known.visitor(NOW.minusSeconds(2), "/");
        working.take(pencil, mine);
        var all = statuses.list(pencil);
        var fresh = Statuses.of(all, Optional.empty());

        assertThat(list(pencil, VisitorFilter.WITH_CONTACT)).containsExactly(mine, free);
        assertThat(list(pencil, owned(Owner.MINE))).containsExactly(mine);
        assertThat(list(pencil, owned(Owner.FREE))).containsExactly(free);
        assertThat(list(pencil, filter(VisitorFilter.Known.ANY, Set.of()))).containsExactly(mine, free, anonymous);
        assertThat(list(pencil, filter(VisitorFilter.Known.UNKNOWN, Set.of()))).containsExactly(anonymous);
        assertThat(list(pencil, filter(VisitorFilter.Known.CONTACT, Set.of(fresh.id()))))
                .containsExactly(free);
        assertThat(visitors.count(pencil, VisitorFilter.WITH_CONTACT).matching())
                .isEqualTo(2);
        assertThat(visitors.unopened(pencil)).isEqualTo(2);
        visitors.open(pencil, free);
        assertThat(visitors.unopened(pencil)).isEqualTo(1);
    }

    @Test
    void listAndCardCostAFixedNumberOfStatements() {
        statuses.list(eye);
        for (int i = 0; i < 5; i++) {
            known.numbered(NOW.minusSeconds(i), "/", "+7900000020" + i, false);
        }
        var visitor = known.numbered(NOW, "/", "+79000000299", false);

        assertThat(StatementCount.of(() -> list(eye, VisitorFilter.WITH_CONTACT)))
                .as("statuses, rows")
                .isEqualTo(2);
        assertThat(StatementCount.of(() -> visitors.count(eye, VisitorFilter.WITH_CONTACT)))
                .as("statuses, both counts")
                .isEqualTo(2);
        assertThat(StatementCount.of(() -> visitors.get(eye, visitor))).isEqualTo(2);
        assertThat(StatementCount.of(() -> bases.of(eye, visitor)))
                .as("visitor, contacts, consents")
                .isEqualTo(3);
    }

    private List<UUID> list(Scope scope, VisitorFilter filter) {
        return visitors.page(scope, filter, Optional.empty(), 50).items().stream()
                .map(Visitor::id)
                .toList();
    }

    private static VisitorFilter searching(String text) {
        return new VisitorFilter(
                text,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                VisitorFilter.Known.CONTACT,
                Owner.ALL,
                Optional.empty());
    }

    private static VisitorFilter owned(Owner owner) {
        return new VisitorFilter(
                "",
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                VisitorFilter.Known.CONTACT,
                owner,
                Optional.empty());
    }

    private static VisitorFilter filter(VisitorFilter.Known known, Set<UUID> statuses) {
        return new VisitorFilter(
                "",
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                statuses,
                Set.of(),
                known,
                Owner.ALL,
                Optional.empty());
    }

    private static void refuses(ErrorCode code, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::run)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
