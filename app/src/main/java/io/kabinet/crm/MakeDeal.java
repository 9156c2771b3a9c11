package io.kabinet.crm;

import io.kabinet.shared.Ids;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes a deal, out of nothing or out of a visitor. */
@Component
public class MakeDeal {

    private final DealRows rows;
    private final DealHistory history;
    private final Funnels funnels;
    private final Transactions transactions;
    private final Responsibles responsibles;

    MakeDeal(
            DealRows rows, DealHistory history, Funnels funnels, Transactions transactions, Responsibles responsibles) {
        this.rows = rows;
        this.history = history;
        this.funnels = funnels;
        this.transactions = transactions;
        this.responsibles = responsibles;
    }

    /** What is wanted; by default the first open stage of the first funnel, and the caller as responsible. */
    public record Command(
            DealFields fields, Optional<UUID> funnel, Optional<UUID> stage, Optional<MembershipId> responsible) {}

    /**
     * Makes a deal. Only those who may assign may make it somebody else's.
     *
     * @throws Refused with {@code FORBIDDEN}, or naming the fields that do not fit
     */
    public Deal make(Scope scope, Command command) {
        return transactions.write(scope, () -> {
            scope.require(Capability.DEALS_CREATE);
            return make(scope, command, Optional.empty());
        });
    }

    private Deal make(Scope scope, Command command, Optional<UUID> visitor) {
        var responsible = command.responsible().orElse(scope.membership());
        if (!responsible.equals(scope.membership())) {
            scope.require(Capability.DEALS_ASSIGN);
            responsibles.check(scope, responsible);
        }
        var fields = command.fields().checked();
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var deal = new Deal(
                Ids.next(),
                rows.nextNumber(scope),
                fields.title(),
                fields.contact(),
                fields.amount(),
                stage(scope, command),
                responsible,
                visitor,
                1,
                now,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        rows.insert(scope, deal);
        history.made(scope, deal);
        return deal;
    }

    /** A deal begins open: closing is a move of its own, with its own entry and reason. */
    private Stage stage(Scope scope, Command command) {
        var all = funnels.all(scope);
        if (command.stage().isPresent()) {
            return all.stream()
                    .flatMap(funnel -> funnel.stage(command.stage().get()).stream())
                    .filter(stage -> !stage.kind().isClosed())
                    .filter(stage ->
                            command.funnel().map(stage.funnel()::equals).orElse(true))
                    .findFirst()
                    .orElseThrow(() -> Refused.invalid("stage_id", "unknown"));
        }
        return command.funnel()
                .map(id -> all.stream()
                        .filter(funnel -> funnel.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Refused.invalid("funnel_id", "unknown")))
                .orElseGet(all::getFirst)
                .firstOpen();
    }
}
