package io.kabinet.timeline;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.Page;
import io.kabinet.shared.PlainText;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Phone calls that people made from a card, with how they ended. */
@Component
public class Calls {

    private static final int LONGEST_NOTE = 4_000;

    private final Transactions transactions;
    private final Timeline timeline;
    private final Cards cards;

    Calls(Transactions transactions, Timeline timeline, Cards cards) {
        this.transactions = transactions;
        this.timeline = timeline;
        this.cards = cards;
    }

    /** Newest first. */
    public Page<Entry> page(Scope scope, Card card, Optional<Cursor> cursor, int limit) {
        return timeline.page(scope, card, EntryKind.CALL, cursor, limit);
    }

    /**
     * Records a call and tells the card's owner, who may refuse it.
     *
     * @param note up to 4,000 characters, may be empty
     */
    public Entry record(Scope scope, Card card, CallResult result, String note) {
        return transactions.write(scope, () -> {
            cards.requireAct(scope, card, card.kind().calling());
            var clean = PlainText.cleaned(note);
            PlainText.outside(0, LONGEST_NOTE, "note", clean).ifPresent(error -> {
                throw Refused.invalid(List.of(error));
            });
            cards.owner(card.kind()).called(scope, card.id(), result);
            return timeline.append(scope, card, EntryKind.CALL, Map.of("result", result.code(), "note", clean));
        });
    }
}
