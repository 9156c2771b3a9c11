package io.kabinet.timeline;

import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the timeline needs to know of the cards of one kind; implemented by the module that owns them. All calls run inside
 * a transaction of the scope's organization, and those that tell of an act inside the act's own.
 */
public interface CardAccess {

    CardKind kind();

    /**
     * Whether the card exists and may be seen: the same predicate as the card's page.
     *
     * @throws Refused with {@code NOT_FOUND}
     */
    void requireVisible(Scope scope, UUID id);

    /** The heads of those among the cards that may be seen; the others are missing from the answer. */
    Map<UUID, CardHead> heads(Scope scope, Collection<UUID> ids);

    /** Cards whose history is shown on this one as well, such as the visitor a deal came from. */
    default List<Card> related(Scope scope, UUID id) {
        return List.of();
    }

    /** A call on this card was recorded. */
    default void called(Scope scope, UUID id, CallResult result) {}

    /** The earliest open reminder of this card changed. */
    default void nextReminder(Scope scope, UUID id, Optional<Instant> dueAt) {}
}
