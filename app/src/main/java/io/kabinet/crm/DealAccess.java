package io.kabinet.crm;

import static io.kabinet.crm.jooq.Tables.DEAL;

import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.CardAccess;
import io.kabinet.timeline.CardHead;
import io.kabinet.timeline.CardKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the timeline who may see a deal: those who see it on the board. */
@Component
class DealAccess implements CardAccess {

    private final DealRows rows;

    DealAccess(DealRows rows) {
        this.rows = rows;
    }

    @Override
    public CardKind kind() {
        return CardKind.DEAL;
    }

    @Override
    public void requireVisible(Scope scope, UUID id) {
        var unused = rows.get(scope, id);
    }

    @Override
    public Map<UUID, CardHead> heads(Scope scope, Collection<UUID> ids) {
        return rows.select()
                .where(DealRows.visible(scope), DEAL.ID.in(ids))
                .fetchMap(DEAL.ID, row -> head(DealRows.deal(row)));
    }

    @Override
    public List<Card> related(Scope scope, UUID id) {
        return rows.get(scope, id).visitor().map(Card::visitor).stream().toList();
    }

    @Override
    public void nextReminder(Scope scope, UUID id, Optional<Instant> dueAt) {
        rows.nextReminder(scope, id, dueAt);
    }

    private static CardHead head(Deal deal) {
        return new CardHead(
                Card.deal(deal.id()),
                Optional.of(deal.shownName()),
                deal.contact().phone(),
                "/deals/" + deal.id(),
                Optional.of(new CardHead.Status(
                        deal.stage().name(), deal.stage().color().code())),
                deal.amount());
    }
}
