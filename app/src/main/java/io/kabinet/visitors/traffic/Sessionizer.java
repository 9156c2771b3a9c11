package io.kabinet.visitors.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Makes visits of events, in whatever order and portions the events arrive: a late event may open a visit, lengthen one
 * at either end, or join two into one.
 */
public final class Sessionizer {

    /** A longer silence ends a visit. */
    public static final Duration GAP = Duration.ofMinutes(30);

    /** Visits that are no more, and visits as they are now. A visit that only grew stands in both. */
    public record Outcome(List<Visit> removed, List<Visit> written) {}

    private record Piece(Visit visit, boolean known) {}

    private Sessionizer() {}

    /**
     * @param known visits of the visitor; those further than {@link #GAP} from every hit may be left out
     * @param hits new events of the visitor
     */
    public static Outcome join(Collection<Visit> known, Collection<Hit> hits) {
        var pieces = new ArrayList<Piece>();
        known.forEach(visit -> pieces.add(new Piece(visit, true)));
        hits.forEach(hit -> pieces.add(new Piece(Visit.of(hit), false)));
        pieces.sort(Comparator.comparing(piece -> piece.visit.startedAt()));
        var removed = new ArrayList<Visit>();
        var written = new ArrayList<Visit>();
        for (int from = 0; from < pieces.size(); ) {
            int to = from + 1;
            var visit = pieces.get(from).visit;
            while (to < pieces.size()
                    && joins(visit.endedAt(), pieces.get(to).visit.startedAt())) {
                visit = visit.joined(pieces.get(to).visit);
                to++;
            }
            var group = pieces.subList(from, to);
            if (group.size() > 1 || !group.getFirst().known) {
                group.stream().filter(Piece::known).map(Piece::visit).forEach(removed::add);
                written.add(visit);
            }
            from = to;
        }
        return new Outcome(removed, written);
    }

    private static boolean joins(Instant end, Instant start) {
        return !start.isAfter(end.plus(GAP));
    }
}
