package io.kabinet.timeline.pages;

import io.kabinet.identity.Member;
import io.kabinet.identity.Members;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Page;
import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.Comments;
import io.kabinet.timeline.Entry;
import io.kabinet.timeline.Timeline;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A card's history as its page shows it. */
public record Feed(Card card, List<Line> lines, int limit, boolean more) {

    /** How many entries a history begins with, and how many come with each «Показать ещё». */
    public static final int STEP = 30;

    private static final int MOST = 600;

    /** The address of something of this card. */
    public String href(String what) {
        return "/cards/%s/%s/%s".formatted(card.kind().name().toLowerCase(Locale.ROOT), card.id(), what);
    }

    /** Where this history comes from, as long as it is now. */
    public String self() {
        return href("entries?limit=" + limit);
    }

    public String longer() {
        return href("entries?limit=" + (limit + STEP));
    }

    /** Makes feeds: entries with the names of the people in them. */
    @Component
    static class Reader {

        private final Timeline timeline;
        private final Comments comments;
        private final Members members;

        Reader(Timeline timeline, Comments comments, Members members) {
            this.timeline = timeline;
            this.comments = comments;
            this.members = members;
        }

        Feed read(Scope scope, Card card, int limit) {
            int shown = Math.clamp(limit, STEP, MOST);
            Page<Entry> page = timeline.page(scope, card, Optional.empty(), shown);
            Map<MembershipId, Member> names = members.names(
                    scope, page.items().stream().flatMap(Reader::people).toList());
            var lines = page.items().stream()
                    .map(entry -> new Line(entry, names, entry.card().equals(card) && comments.canMend(scope, entry)))
                    .toList();
            return new Feed(card, lines, shown, page.next().isPresent() && shown < MOST);
        }

        private static Stream<MembershipId> people(Entry entry) {
            return Stream.concat(
                    entry.actor().stream(),
                    Stream.of("from_id", "to_id")
                            .map(entry.payload()::get)
                            .filter(String.class::isInstance)
                            .map(id -> MembershipId.of((String) id)));
        }
    }
}
