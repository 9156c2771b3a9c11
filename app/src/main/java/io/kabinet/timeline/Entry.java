package io.kabinet.timeline;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing that happened to a card.
 *
 * @param at to the microsecond
 * @param actor who did it; empty: the system
 * @param payload see {@link EntryKind}
 */
public record Entry(
        UUID id, Card card, Instant at, Optional<MembershipId> actor, EntryKind kind, Map<String, Object> payload) {

    /** Newest first; ids settle what happened in the same microsecond. Compared as text, as PostgreSQL compares uuids. */
    public static final Comparator<Entry> NEWEST_FIRST = Comparator.comparing(Entry::at)
            .thenComparing(entry -> entry.id().toString())
            .reversed();

    /** The entry that a cursor names: the next page begins below it. */
    public record Place(Instant at, UUID id) {

        static Place of(Cursor cursor) {
            try {
                return new Place(
                        Instant.parse(cursor.key().getFirst()),
                        UUID.fromString(cursor.key().getLast()));
            } catch (DateTimeException | IllegalArgumentException notMadeHere) {
                throw Refused.invalid("cursor", "cursor");
            }
        }
    }

    Cursor cursor() {
        return Cursor.of(at.toString(), id.toString());
    }
}
