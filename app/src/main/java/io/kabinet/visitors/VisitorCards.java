package io.kabinet.visitors;

import static io.kabinet.visitors.jooq.Tables.VISITOR;

import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.CallResult;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.CardAccess;
import io.kabinet.timeline.CardHead;
import io.kabinet.timeline.CardKind;
import io.kabinet.visitors.VisitorStatus.Kind;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the timeline knows of visitors' cards. */
@Component
class VisitorCards implements CardAccess {

    private final DSLContext sql;
    private final Visitors visitors;
    private final Statuses statuses;
    private final ObjectProvider<WorkingVisitors> working;

    /** @param working asked when a call is recorded: it writes to the timeline itself */
    VisitorCards(DSLContext sql, Visitors visitors, Statuses statuses, ObjectProvider<WorkingVisitors> working) {
        this.sql = sql;
        this.visitors = visitors;
        this.statuses = statuses;
        this.working = working;
    }

    @Override
    public CardKind kind() {
        return CardKind.VISITOR;
    }

    @Override
    public void requireVisible(Scope scope, UUID id) {
        var unused = visitors.find(scope, id);
    }

    @Override
    public Map<UUID, CardHead> heads(Scope scope, Collection<UUID> ids) {
        if (!scope.can(Capability.VISITORS_CARD) || ids.isEmpty()) {
            return Map.of();
        }
        var known = statuses.list(scope);
        return sql
                .selectFrom(VISITOR)
                .where(VisitorRows.of(scope), VISITOR.ID.in(ids))
                .fetch(row -> VisitorRows.visitor(scope, row, known))
                .stream()
                .map(VisitorCards::head)
                .collect(Collectors.toMap(head -> head.card().id(), Function.identity()));
    }

    @Override
    public void called(Scope scope, UUID id, CallResult result) {
        working.getObject()
                .called(
                        scope,
                        id,
                        switch (result) {
                            case NO_ANSWER -> Optional.of(Kind.NO_ANSWER);
                            case CALL_BACK -> Optional.of(Kind.CALL_BACK);
                            case REFUSED -> Optional.of(Kind.REFUSED);
                            case DEAL -> Optional.of(Kind.DEAL);
                            case TALKED -> Optional.empty();
                        });
    }

    private static CardHead head(Visitor visitor) {
        return new CardHead(
                Card.visitor(visitor.id()),
                visitor.contact().title(),
                visitor.contact().phone(),
                "/visitors/" + visitor.id(),
                Optional.of(new CardHead.Status(
                        visitor.status().name(), visitor.status().hue())),
                Optional.empty());
    }
}
