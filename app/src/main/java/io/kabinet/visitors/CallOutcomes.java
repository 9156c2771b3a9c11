package io.kabinet.visitors;

import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import io.kabinet.timeline.CallResult;
import io.kabinet.timeline.Calls;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.ReminderEdit;
import io.kabinet.timeline.Reminders;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** What is written with one click after a call: the result, the status, the next reminder. */
@Service
public class CallOutcomes {

    private final Transactions transactions;
    private final Visitors visitors;
    private final Calls calls;
    private final Reminders reminders;

    CallOutcomes(Transactions transactions, Visitors visitors, Calls calls, Reminders reminders) {
        this.transactions = transactions;
        this.visitors = visitors;
        this.calls = calls;
        this.reminders = reminders;
    }

    /**
     * Records the call; its status follows from {@link VisitorCards#called}. Who has to be called again is put down for a
     * time at which calling is decent where they live.
     *
     * @param text what the reminder says
     * @return when to call again, if at all
     */
    public Optional<Instant> record(Scope scope, UUID id, CallResult result, String text) {
        scope.require(Capability.VISITORS_CALL);
        return transactions.write(scope, () -> {
            var visitor = visitors.get(scope, id);
            var card = Card.visitor(id);
            var unused = calls.record(scope, card, result, "");
            var again = nextCall(result, zone(visitor, scope), Instant.now());
            if (scope.can(Capability.VISITORS_REMINDER)) {
                again.ifPresent(at -> remind(scope, card, at, text));
            }
            return again;
        });
    }

    /** The open reminder moves: an unanswered call does not pile them up. */
    private void remind(Scope scope, Card card, Instant at, String text) {
        var open = reminders.next(scope, card);
        if (open.isPresent()) {
            var unused = reminders.edit(
                    scope, open.get().id(), new ReminderEdit(Optional.of(at), Optional.empty(), Optional.empty()));
        } else {
            var unused = reminders.set(scope, card, at, text);
        }
    }

    static Optional<Instant> nextCall(CallResult result, ZoneId zone, Instant now) {
        return switch (result) {
            case NO_ANSWER -> Optional.of(DecentHours.afterTwoHours(now, zone));
            case CALL_BACK -> Optional.of(DecentHours.nextMorning(now, zone));
            case TALKED, REFUSED, DEAL -> Optional.empty();
        };
    }

    private static ZoneId zone(Visitor visitor, Scope scope) {
        return visitor.contact().phone().map(Region::of).flatMap(Region::zone).orElse(scope.zone());
    }
}
