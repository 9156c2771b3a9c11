package io.kabinet.crm;

import io.kabinet.shared.Ids;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import io.kabinet.ui.Language;
import io.kabinet.ui.Messages;
import io.kabinet.visitors.Visitors;
import io.kabinet.visitors.WorkingVisitors;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
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
    private final Visitors visitors;
    private final WorkingVisitors workingVisitors;
    private final Messages messages;

    MakeDeal(
            DealRows rows,
            DealHistory history,
            Funnels funnels,
            Transactions transactions,
            Responsibles responsibles,
            Visitors visitors,
            WorkingVisitors workingVisitors,
            Messages messages) {
        this.rows = rows;
        this.history = history;
        this.funnels = funnels;
        this.transactions = transactions;
        this.responsibles = responsibles;
        this.visitors = visitors;
        this.workingVisitors = workingVisitors;
        this.messages = messages;
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

    /**
     * Makes a deal of a visitor: it carries the contact, both cards tell of it, and its maker takes the visitor when it is
     * free. The deal belongs to whoever makes it.
     *
     * @throws Refused with {@code NOT_FOUND} for a visitor who may not be seen, {@code FORBIDDEN}
     */
    public Deal fromVisitor(Scope scope, UUID visitor, Optional<UUID> funnel) {
        return transactions.write(scope, () -> {
            var contact = visitors.contact(scope, visitor);
            scope.require(Capability.VISITORS_TO_DEAL);
            var fields = new DealFields(
                    messages.text(Language.of(scope.locale()), "crm.deal.from_site"),
                    contact.name().orElse(""),
                    contact.phone().map(PhoneNumber::e164).orElse(""),
                    contact.email().orElse(""),
                    contact.company().orElse(""),
                    OptionalLong.empty());
            workingVisitors.dealMade(scope, visitor);
            return make(scope, new Command(fields, funnel, Optional.empty(), Optional.empty()), Optional.of(visitor));
        });
    }

    /** The deal that this visitor has open, if whoever asks may see it: the latest. */
    public Optional<Deal> openOf(Scope scope, UUID visitor) {
        return transactions.read(scope, () -> rows.openOf(scope, visitor));
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
