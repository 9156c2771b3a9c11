package io.kabinet.timeline;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import io.kabinet.shared.Cursor;
import io.kabinet.shared.FieldError;
import io.kabinet.shared.Ids;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Page;
import io.kabinet.shared.PlainText;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Topic;
import io.kabinet.tenancy.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What is to be done about a card, and when. Whoever may see the card and set reminders on it may move, tick and delete
 * those of others as well: the owner is who gets to see it in «Мой день».
 */
@Component
public class Reminders {

    public static final int LONGEST = 500;
    private static final Duration FURTHEST = Duration.ofDays(3_653);

    private final Transactions transactions;
    private final StoredReminders stored;
    private final Timeline timeline;
    private final Cards cards;
    private final Changes changes;
    private final SchedulerClient scheduler;

    Reminders(
            Transactions transactions,
            StoredReminders stored,
            Timeline timeline,
            Cards cards,
            Changes changes,
            SchedulerClient scheduler) {
        this.transactions = transactions;
        this.stored = stored;
        this.timeline = timeline;
        this.cards = cards;
        this.changes = changes;
        this.scheduler = scheduler;
    }

    /** A reminder of a card that may be seen. */
    public Reminder get(Scope scope, UUID id) {
        return transactions.read(scope, () -> visible(scope, id));
    }

    /** The reminders of a card, done ones too, the latest due first. */
    public Page<Reminder> page(Scope scope, Card card, Optional<Cursor> cursor, int limit) {
        return transactions.read(scope, () -> {
            cards.requireVisible(scope, card);
            return stored.ofCard(scope, card, cursor, limit);
        });
    }

    /** The open reminder of a card that is due first. */
    public Optional<Reminder> next(Scope scope, Card card) {
        return transactions.read(scope, () -> {
            cards.requireVisible(scope, card);
            return stored.next(scope, card);
        });
    }

    /**
     * Sets a reminder of the caller's own.
     *
     * @param dueAt within ten years of now; kept to the millisecond
     * @param text up to {@value #LONGEST} characters, may be empty
     */
    public Reminder set(Scope scope, Card card, Instant dueAt, String text) {
        return transactions.write(scope, () -> {
            cards.requireAct(scope, card, card.kind().reminding());
            var reminder =
                    checked(new Reminder(Ids.next(), card, scope.membership(), dueAt, text, false, Instant.now()));
            stored.insert(scope, reminder);
            timeline.append(scope, card, EntryKind.REMINDER_SET, payload(reminder));
            return changed(scope, reminder);
        });
    }

    /** Moves, rewords, ticks or reopens. A tick taken back leaves no trace in the history. */
    public Reminder edit(Scope scope, UUID id, ReminderEdit edit) {
        return transactions.write(scope, () -> {
            var before = actedOn(scope, id);
            var after = checked(new Reminder(
                    before.id(),
                    before.card(),
                    before.owner(),
                    edit.dueAt().orElse(before.dueAt()),
                    edit.text().orElse(before.text()),
                    edit.done().orElse(before.done()),
                    before.createdAt()));
            if (after.equals(before)) {
                return before;
            }
            stored.update(before, after);
            tell(scope, before, after);
            return changed(scope, after);
        });
    }

    /** Takes it off the card; {@link #restore} brings it back. */
    public void delete(Scope scope, UUID id) {
        transactions.write(scope, () -> {
            var reminder = actedOn(scope, id);
            stored.delete(reminder);
            timeline.append(scope, reminder.card(), EntryKind.REMINDER_DELETED, payload(reminder));
            var unused = changed(scope, reminder);
        });
    }

    /** Undoes {@link #delete}. */
    public Reminder restore(Scope scope, UUID id) {
        return transactions.write(scope, () -> {
            var deleted = stored.deleted(scope, id).orElseThrow(Refused::notFound);
            cards.requireAct(scope, deleted.card(), deleted.card().kind().reminding());
            stored.restore(deleted);
            timeline.takeBack(scope, deleted.card(), EntryKind.REMINDER_DELETED, deleted.id());
            return changed(scope, deleted);
        });
    }

    /**
     * The open reminders of a card go from one owner to another: its card changed hands. Called by the card's owner
     * inside the transaction that does so.
     */
    public void handOver(Scope scope, Card card, MembershipId from, MembershipId to) {
        transactions.write(scope, () -> {
            if (stored.handOver(scope, card, from, to) > 0) {
                changes.changed(scope.organization(), Topic.REMINDERS);
            }
        });
    }

    private Reminder visible(Scope scope, UUID id) {
        var reminder = stored.find(scope, id).orElseThrow(Refused::notFound);
        cards.requireVisible(scope, reminder.card());
        return reminder;
    }

    private Reminder actedOn(Scope scope, UUID id) {
        var reminder = visible(scope, id);
        scope.require(reminder.card().kind().reminding());
        return reminder;
    }

    private void tell(Scope scope, Reminder before, Reminder after) {
        if (!after.dueAt().equals(before.dueAt())) {
            timeline.append(
                    scope,
                    after.card(),
                    EntryKind.REMINDER_MOVED,
                    Map.of(
                            "reminder_id", after.id().toString(),
                            "from", before.dueAt().toString(),
                            "to", after.dueAt().toString(),
                            "text", after.text()));
        }
        if (after.done() && !before.done()) {
            timeline.append(scope, after.card(), EntryKind.REMINDER_DONE, payload(after));
        } else if (!after.done() && before.done()) {
            timeline.takeBack(scope, after.card(), EntryKind.REMINDER_DONE, after.id());
        }
    }

    private Reminder changed(Scope scope, Reminder reminder) {
        var card = reminder.card();
        cards.owner(card.kind())
                .nextReminder(scope, card.id(), stored.next(scope, card).map(Reminder::dueAt));
        if (!reminder.done() && reminder.dueAt().isAfter(Instant.now())) {
            DueReminders.schedule(scheduler, scope.organization(), reminder);
        }
        changes.changed(scope.organization(), Topic.REMINDERS);
        changes.changed(scope.organization(), card.kind().topic());
        return reminder;
    }

    private static Reminder checked(Reminder reminder) {
        var errors = new ArrayList<FieldError>();
        var text = PlainText.cleaned(reminder.text());
        PlainText.outside(0, LONGEST, "text", text).ifPresent(errors::add);
        if (Duration.between(Instant.now(), reminder.dueAt()).abs().compareTo(FURTHEST) > 0) {
            errors.add(FieldError.of("due_at", "out_of_range"));
        }
        if (!errors.isEmpty()) {
            throw Refused.invalid(errors);
        }
        return new Reminder(
                reminder.id(),
                reminder.card(),
                reminder.owner(),
                reminder.dueAt().truncatedTo(ChronoUnit.MILLIS),
                text,
                reminder.done(),
                reminder.createdAt());
    }

    private static Map<String, String> payload(Reminder reminder) {
        return Map.of(
                "reminder_id", reminder.id().toString(),
                "due_at", reminder.dueAt().toString(),
                "text", reminder.text());
    }
}
