package io.kabinet.crm;

import io.kabinet.shared.Money;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.EntryKind;
import io.kabinet.timeline.Timeline;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Words the changes of a deal for its timeline. */
@Component
class DealHistory {

    private static final Map<String, Function<Deal, Optional<?>>> FIELDS = Map.of(
            "title", deal -> Optional.of(deal.title()),
            "name", deal -> deal.contact().name(),
            "phone", deal -> deal.contact().phone().map(PhoneNumber::e164),
            "email", deal -> deal.contact().email(),
            "company", deal -> deal.contact().company(),
            "amount_minor", deal -> deal.amount().map(Money::kopecks));

    private final Timeline timeline;

    DealHistory(Timeline timeline) {
        this.timeline = timeline;
    }

    /** One entry for each field that changed. */
    void edited(Scope scope, Deal before, Deal after) {
        FIELDS.forEach((field, value) -> {
            if (!value.apply(before).equals(value.apply(after))) {
                var payload = new HashMap<String, Object>(Map.of("field", field));
                value.apply(before).ifPresent(old -> payload.put("from", old));
                value.apply(after).ifPresent(now -> payload.put("to", now));
                timeline.append(scope, Card.deal(after.id()), EntryKind.DEAL_FIELD, payload);
            }
        });
    }

    void moved(Scope scope, Deal before, Deal after) {
        var payload = new HashMap<String, Object>(Map.of(
                "from", before.stage().name(),
                "from_color", before.stage().color().code(),
                "to", after.stage().name(),
                "to_color", after.stage().color().code()));
        after.lostReason().ifPresent(reason -> payload.put("lost_reason", reason));
        timeline.append(scope, Card.deal(after.id()), EntryKind.DEAL_STAGE, payload);
    }

    /** On the deal's card, and on the visitor's when it comes from one. */
    void made(Scope scope, Deal deal) {
        Map<String, Object> payload =
                Map.of("deal_id", deal.id().toString(), "number", deal.number(), "title", deal.title());
        timeline.append(scope, Card.deal(deal.id()), EntryKind.DEAL_CREATED, payload);
        deal.visitor()
                .ifPresent(visitor -> timeline.append(scope, Card.visitor(visitor), EntryKind.DEAL_CREATED, payload));
    }
}
