package io.kabinet.crm;

import io.kabinet.shared.PlainText;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Moves a deal to another stage. */
@Component
public class MoveDeal {

    private final DealRows rows;
    private final DealHistory history;
    private final Funnels funnels;
    private final Transactions transactions;

    MoveDeal(DealRows rows, DealHistory history, Funnels funnels, Transactions transactions) {
        this.rows = rows;
        this.history = history;
        this.funnels = funnels;
        this.transactions = transactions;
    }

    /**
     * Where to.
     *
     * @param lostReason up to 500 characters; needed by a stage that asks why, kept by no other
     */
    public record Command(UUID stage, String lostReason) {}

    /**
     * Does nothing when the deal is there already.
     *
     * @throws Refused naming {@code stage_id} or {@code lost_reason}, or with {@code STALE_VERSION}
     */
    public Deal move(Scope scope, UUID id, Command command, OptionalInt version) {
        return transactions.write(scope, () -> {
            rows.requireAct(scope, id, Capability.DEALS_STAGE);
            var deal = rows.locked(scope, id, version);
            var stage = funnels.stage(scope, command.stage()).orElseThrow(() -> Refused.invalid("stage_id", "unknown"));
            if (stage.id().equals(deal.stage().id())) {
                return deal;
            }
            if (!deal.stage().kind().canMoveTo(stage.kind())) {
                throw Refused.invalid("stage_id", "reopen_first");
            }
            var moved = rows.move(deal, stage, reason(stage, command));
            history.moved(scope, deal, moved);
            return moved;
        });
    }

    private static Optional<String> reason(Stage stage, Command command) {
        if (!stage.kind().asksReason()) {
            return Optional.empty();
        }
        var reason = PlainText.line(command.lostReason());
        PlainText.outside(1, 500, "lost_reason", reason).ifPresent(error -> {
            throw Refused.invalid(List.of(error));
        });
        return Optional.of(reason);
    }
}
