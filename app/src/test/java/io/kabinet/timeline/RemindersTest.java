package io.kabinet.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.kabinet.crm.Company;
import io.kabinet.crm.Deals;
import io.kabinet.crm.MakeDeal;
import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Refused;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

@KabinetTest
class RemindersTest {

    private final Reminders reminders;
    private final Agenda agenda;
    private final Timeline timeline;
    private final MakeDeal makeDeal;
    private final Deals deals;
    private final Scheduler scheduler;

    RemindersTest(
            Reminders reminders,
            Agenda agenda,
            Timeline timeline,
            MakeDeal makeDeal,
            Deals deals,
            Scheduler scheduler) {
        this.reminders = reminders;
        this.agenda = agenda;
        this.timeline = timeline;
        this.makeDeal = makeDeal;
        this.deals = deals;
        this.scheduler = scheduler;
    }

    @Test
    void itIsAnnouncedWhenItFallsDueEvenIfNobodyWasRunningThen() {
        var company = Company.create();
        var card = card(company);
        var due = Instant.now().plus(Duration.ofMillis(400));

        scheduler.pause();
        var reminder = reminders.set(company.manager(), card, due, "Позвонить");
        await().until(() -> Instant.now().isAfter(due.plusMillis(1_100)));
        assertThat(announced(reminder.id())).isFalse();
        scheduler.resume();

        await().atMost(Duration.ofSeconds(10)).until(() -> announced(reminder.id()));
    }

    @Test
    void whatWasDoneOrMovedIsNotAnnouncedAtItsOldTime() {
        var company = Company.create();
        var card = card(company);
        var soon = Instant.now().plus(Duration.ofMillis(600));
        var done = reminders.set(company.manager(), card, soon, "Сделано");
        var moved = reminders.set(company.manager(), card, soon, "Позже");
        var kept = reminders.set(company.manager(), card, soon.plusMillis(1), "В срок");

        reminders.edit(company.manager(), done.id(), ReminderEdit.done(true));
        reminders.edit(company.manager(), moved.id(), ReminderEdit.move(soon.plus(Duration.ofHours(1))));

        await().atMost(Duration.ofSeconds(10)).until(() -> announced(kept.id()));
        assertThat(announced(done.id())).isFalse();
        assertThat(announced(moved.id())).isFalse();
    }

    @Test
    void theNumberBesideMyDayCountsWhatIsOverdueOrDueToday() {
        var company = Company.create();
        var card = card(company);
        reminders.set(company.manager(), card, Instant.now().minus(Duration.ofDays(2)), "Просрочено");
        reminders.set(company.manager(), card, Instant.now().plus(Duration.ofDays(2)), "Позже");

        assertThat(agenda.dueToday(company.manager())).isEqualTo(1);
        assertThat(agenda.dueToday(company.colleague())).isZero();
        assertThat(agenda.open(company.manager(), 50))
                .extracting(item -> item.reminder().text())
                .containsExactly("Просрочено", "Позже");
        assertThat(agenda.open(company.manager(), 50).getFirst().card().name()).contains("Елена Дорохова");
    }

    @Test
    void closingOneShowsTheNextAndUndoingLeavesNoTrace() {
        var company = Company.create();
        var card = card(company);
        var first = reminders.set(company.manager(), card, Instant.now().plus(Duration.ofHours(1)), "Раз");
        var second = reminders.set(company.manager(), card, Instant.now().plus(Duration.ofHours(2)), "Два");

        reminders.edit(company.manager(), first.id(), ReminderEdit.done(true));
        assertThat(reminders.next(company.manager(), card)).map(Reminder::id).contains(second.id());
        assertThat(deals.get(company.manager(), card.id()).nextReminderAt()).contains(second.dueAt());
        assertThat(kinds(company, card)).contains(EntryKind.REMINDER_DONE);

        reminders.edit(company.manager(), first.id(), ReminderEdit.done(false));
        assertThat(reminders.next(company.manager(), card)).map(Reminder::id).contains(first.id());
        assertThat(kinds(company, card)).doesNotContain(EntryKind.REMINDER_DONE);

        reminders.delete(company.manager(), first.id());
        assertThat(reminders.next(company.manager(), card)).map(Reminder::id).contains(second.id());
        reminders.restore(company.manager(), first.id());
        assertThat(reminders.next(company.manager(), card)).map(Reminder::id).contains(first.id());
        assertThat(kinds(company, card)).doesNotContain(EntryKind.REMINDER_DELETED);
    }

    @Test
    void itsCardDecidesWhoMayTouchIt() {
        var company = Company.create();
        var card = card(company);
        var reminder = reminders.set(company.manager(), card, Instant.now().plus(Duration.ofHours(1)), "Раз");

        assertRefused(ErrorCode.NOT_FOUND, () -> reminders.get(company.colleague(), reminder.id()));
        assertRefused(
                ErrorCode.NOT_FOUND, () -> reminders.edit(company.colleague(), reminder.id(), ReminderEdit.done(true)));
        assertRefused(
                ErrorCode.NOT_FOUND, () -> reminders.delete(Company.create().head(), reminder.id()));
        assertRefused(ErrorCode.FORBIDDEN, () -> reminders.delete(company.onlooker(), reminder.id()));
        assertThat(reminders
                        .edit(company.head(), reminder.id(), ReminderEdit.done(true))
                        .done())
                .isTrue();
    }

    @Test
    void aMomentOutsideOfReasonIsRefused() {
        var company = Company.create();
        var card = card(company);

        assertRefused(ErrorCode.INVALID, () -> reminders.set(company.manager(), card, Instant.MAX, "я".repeat(501)));
    }

    @Test
    void aDealThatChangesHandsTakesItsRemindersAlong() {
        var company = Company.create();
        var card = card(company);
        reminders.set(company.manager(), card, Instant.now().minus(Duration.ofHours(1)), "Раз");

        MembershipId heir = company.colleague().membership();
        reminders.handOver(company.head(), card, company.manager().membership(), heir);

        assertThat(agenda.dueToday(company.manager())).isZero();
        assertThat(agenda.dueToday(company.colleague())).isEqualTo(1);
    }

    private Card card(Company company) {
        return Card.deal(makeDeal.make(company.manager(), Company.wanted("Три окна", 100))
                .id());
    }

    private List<EntryKind> kinds(Company company, Card card) {
        return timeline.page(company.head(), card, Optional.empty(), 50).items().stream()
                .map(Entry::kind)
                .toList();
    }

    private static boolean announced(UUID reminder) {
        try (var connection = TestPostgres.owner().connect();
                var query = connection.prepareStatement(
                        "SELECT announced_at IS NOT NULL FROM timeline.reminder WHERE id = ?")) {
            query.setObject(1, reminder);
            try (var row = query.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getBoolean(1);
            }
        } catch (SQLException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
