package io.kabinet.timeline;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.Page;
import io.kabinet.shared.PlainText;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Notes on a card. Their author may mend or withdraw one for a while; afterwards it is history. */
@Component
public class Comments {

    public static final int LONGEST = 4_000;
    private static final Duration MENDABLE = Duration.ofMinutes(15);

    private final Transactions transactions;
    private final Timeline timeline;
    private final Cards cards;

    Comments(Transactions transactions, Timeline timeline, Cards cards) {
        this.transactions = transactions;
        this.timeline = timeline;
        this.cards = cards;
    }

    /** Newest first. */
    public Page<Entry> page(Scope scope, Card card, Optional<Cursor> cursor, int limit) {
        return timeline.page(scope, card, EntryKind.COMMENT, cursor, limit);
    }

    /**
     * Adds a note.
     *
     * @param text 1 to {@value #LONGEST} characters, after control characters are taken out
     */
    public Entry add(Scope scope, Card card, String text) {
        return transactions.write(scope, () -> {
            cards.requireAct(scope, card, card.kind().commenting());
            return timeline.append(scope, card, EntryKind.COMMENT, Map.of("text", checked(text)));
        });
    }

    /** One's own note, as long as it may be mended. */
    public Entry get(Scope scope, UUID id) {
        return transactions.read(scope, () -> mendable(scope, id));
    }

    /** Replaces the text of one's own note, within 15 minutes. */
    public Entry edit(Scope scope, UUID id, String text) {
        return transactions.write(scope, () -> {
            var comment = mendable(scope, id);
            return timeline.rewrite(scope, comment, Map.of("text", checked(text), "edited", true));
        });
    }

    /** Takes one's own note back, within 15 minutes. */
    public void withdraw(Scope scope, UUID id) {
        transactions.write(scope, () -> timeline.remove(scope, mendable(scope, id)));
    }

    /** Whether its author may still change it. */
    public boolean canMend(Scope scope, Entry entry) {
        return entry.kind() == EntryKind.COMMENT
                && entry.actor().filter(scope.membership()::equals).isPresent()
                && scope.can(entry.card().kind().commenting())
                && entry.at().plus(MENDABLE).isAfter(Instant.now());
    }

    private Entry mendable(Scope scope, UUID id) {
        var comment = timeline.find(scope, id)
                .filter(entry -> entry.kind() == EntryKind.COMMENT)
                .orElseThrow(Refused::notFound);
        cards.requireVisible(scope, comment.card());
        if (!canMend(scope, comment)) {
            throw Refused.forbidden();
        }
        return comment;
    }

    private static String checked(String text) {
        var clean = PlainText.cleaned(text);
        PlainText.outside(1, LONGEST, "text", clean).ifPresent(error -> {
            throw Refused.invalid(List.of(error));
        });
        return clean;
    }
}
