package io.kabinet.timeline;

import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds who owns the cards of a kind. Asked when needed, since the owners themselves write to the timeline. */
@Component
class Cards {

    private final ObjectProvider<CardAccess> owners;

    Cards(ObjectProvider<CardAccess> owners) {
        this.owners = owners;
    }

    /** What may not be seen does not exist, whether by right or by assignment. */
    void requireVisible(Scope scope, Card card) {
        if (!scope.can(card.kind().seeing())) {
            throw Refused.notFound();
        }
        owner(card.kind()).requireVisible(scope, card.id());
    }

    /** What may be seen but not changed is refused as such. */
    void requireAct(Scope scope, Card card, Capability act) {
        requireVisible(scope, card);
        scope.require(act);
    }

    CardAccess owner(CardKind kind) {
        return owners.stream().filter(owner -> owner.kind() == kind).findFirst().orElseThrow(Refused::notFound);
    }

    /** The card itself and those whose history belongs to it, as far as they may be seen. */
    List<Card> withRelated(Scope scope, Card card) {
        var cards = new ArrayList<Card>(List.of(card));
        owner(card.kind()).related(scope, card.id()).stream()
                .filter(related -> scope.can(related.kind().seeing()))
                .forEach(cards::add);
        return cards;
    }

    /** In one query per kind; cards that may not be seen are missing. */
    Map<Card, CardHead> heads(Scope scope, Collection<Card> cards) {
        Map<CardKind, Set<UUID>> byKind = cards.stream()
                .collect(Collectors.groupingBy(Card::kind, Collectors.mapping(Card::id, Collectors.toSet())));
        var heads = new HashMap<Card, CardHead>();
        byKind.forEach((kind, ids) -> {
            if (scope.can(kind.seeing())) {
                owner(kind).heads(scope, ids).values().forEach(head -> heads.put(head.card(), head));
            }
        });
        return heads;
    }
}
