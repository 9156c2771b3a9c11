package io.kabinet.timeline.pages;

import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.Reminder;
import io.kabinet.timeline.Reminders;
import io.kabinet.ui.Format;
import io.kabinet.ui.Page;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The strip on a card that says what is to be done next, or offers to plan it. */
public record NextTouch(Card card, Optional<Reminder> reminder, boolean mayPlan, Presets presets) {

    /** The address of something of this card. */
    public String href(String what) {
        return "/cards/%s/%s/%s".formatted(card.kind().name().toLowerCase(Locale.ROOT), card.id(), what);
    }

    /** The class that colours the strip: overdue, today, later or nothing planned. */
    public String urgency(Page page) {
        return reminder.map(next -> switch (page.format().urgency(next.dueAt())) {
                    case Format.Urgency.LATE -> "late";
                    case Format.Urgency.TODAY -> "";
                    case Format.Urgency.LATER -> "later";
                })
                .orElse("later");
    }

    /** Reads the strip of a card. */
    @Component
    static class Reader {

        private final Reminders reminders;

        Reader(Reminders reminders) {
            this.reminders = reminders;
        }

        NextTouch read(Scope scope, Card card) {
            var today = LocalDate.now(scope.zone());
            return new NextTouch(
                    card,
                    reminders.next(scope, card),
                    scope.can(card.kind().reminding()),
                    Presets.from(today, scope.zone()));
        }
    }
}
