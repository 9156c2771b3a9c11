package io.kabinet.timeline;

import io.kabinet.tenancy.Scope;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Entries that another module keeps as rows of its own and shows in the timeline of a card, such as the visits of a
 * visitor. Read in the reader's transaction, after the card was found visible.
 */
public interface TimelineSource {

    CardKind kind();

    /** At most {@code limit} entries of the card below the place, newest first as {@link Entry#NEWEST_FIRST} says. */
    List<Entry> entries(Scope scope, UUID card, Optional<Entry.Place> below, int limit);
}
