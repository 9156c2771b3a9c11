package io.kabinet.timeline;

import java.util.UUID;

/** A card that has a timeline: a visitor or a deal of the organization that asks. */
public record Card(CardKind kind, UUID id) {

    public static Card visitor(UUID id) {
        return new Card(CardKind.VISITOR, id);
    }

    public static Card deal(UUID id) {
        return new Card(CardKind.DEAL, id);
    }
}
