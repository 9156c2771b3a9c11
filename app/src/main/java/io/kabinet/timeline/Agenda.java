package io.kabinet.timeline;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.Page;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The reminders of whoever asks, over all cards that they may see: «Мой день» and the number beside it. */
@Component
public class Agenda {

    private final Transactions transactions;
    private final StoredReminders stored;
    private final Cards cards;

    Agenda(Transactions transactions, StoredReminders stored, Cards cards) {
        this.transactions = transactions;
        this.stored = stored;
        this.cards = cards;
    }

    /** A reminder with what is known of its card. */
    public record Item(Reminder reminder, CardHead card) {}

    /** Whether this member has cards to be reminded of at all. */
    public static boolean isFor(Scope scope) {
        return !kinds(scope).isEmpty();
    }

    /** The open reminders, the first due first; those of cards that may no longer be seen are left out. */
    public List<Item> open(Scope scope, int limit) {
        return transactions.read(scope, () -> {
            var reminders = stored.open(scope, kinds(scope), limit);
            var heads =
                    cards.heads(scope, reminders.stream().map(Reminder::card).toList());
            return reminders.stream()
                    .flatMap(reminder -> Optional.ofNullable(heads.get(reminder.card())).stream()
                            .map(head -> new Item(reminder, head)))
                    .toList();
        });
    }

    /** How many are overdue or due today in the zone of the account. */
    public int dueToday(Scope scope) {
        var tomorrow = LocalDate.now(scope.zone()).plusDays(1).atStartOfDay(scope.zone());
        return transactions.read(scope, () -> stored.countOpen(scope, kinds(scope), tomorrow.toInstant()));
    }

    /** All of them or by state, the latest due first. */
    public Page<Reminder> page(Scope scope, Optional<Boolean> done, Optional<Cursor> cursor, int limit) {
        return transactions.read(scope, () -> stored.ofOwner(scope, kinds(scope), done, cursor, limit));
    }

    private static Set<CardKind> kinds(Scope scope) {
        return Arrays.stream(CardKind.values())
                .filter(kind -> scope.can(kind.seeing()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CardKind.class)));
    }
}
