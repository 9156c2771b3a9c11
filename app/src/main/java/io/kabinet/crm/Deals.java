package io.kabinet.crm;

import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Topic;
import io.kabinet.tenancy.Transactions;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.EntryKind;
import io.kabinet.timeline.Reminders;
import io.kabinet.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** One deal: seen, mended, given to somebody else, thrown away and brought back. A manager has none but their own. */
@Component
public class Deals {

    /** How long a deleted deal lies in the bin. */
    public static final Duration BIN = Duration.ofDays(30);

    private final DealRows rows;
    private final DealHistory history;
    private final Transactions transactions;
    private final Timeline timeline;
    private final Reminders reminders;
    private final Changes changes;
    private final Responsibles responsibles;

    Deals(
            DealRows rows,
            DealHistory history,
            Transactions transactions,
            Timeline timeline,
            Reminders reminders,
            Changes changes,
            Responsibles responsibles) {
        this.rows = rows;
        this.history = history;
        this.transactions = transactions;
        this.timeline = timeline;
        this.reminders = reminders;
        this.changes = changes;
        this.responsibles = responsibles;
    }

    /**
     * The deal.
     *
     * @throws Refused with {@code NOT_FOUND} when there is none, or none for this member
     */
    public Deal get(Scope scope, UUID id) {
        if (!scope.can(Capability.DEALS_CARD)) {
            throw Refused.notFound();
        }
        return transactions.read(scope, () -> rows.get(scope, id));
    }

    /**
     * Changes what people fill in.
     *
     * @param version what the caller saw; when it is stale nothing changes. Empty: whatever is there
     * @param change from the present fields to the wanted ones
     * @throws Refused with {@code STALE_VERSION}, or naming the fields that do not fit
     */
    public Deal edit(Scope scope, UUID id, OptionalInt version, UnaryOperator<DealFields> change) {
        return transactions.write(scope, () -> {
            rows.requireAct(scope, id, Capability.DEALS_EDIT);
            var before = rows.locked(scope, id, version);
            var fields = change.apply(DealFields.of(before)).checked();
            if (fields.equals(DealFields.of(before).checked())) {
                return before;
            }
            var after = rows.rewrite(before, fields);
            history.edited(scope, before, after);
            return after;
        });
    }

    /** Gives the deal to another active member of the organization, together with its open reminders. */
    public Deal assign(Scope scope, UUID id, MembershipId responsible, OptionalInt version) {
        return transactions.write(scope, () -> {
            rows.requireAct(scope, id, Capability.DEALS_ASSIGN);
            var before = rows.locked(scope, id, version);
            if (before.responsible().equals(responsible)) {
                return before;
            }
            responsibles.check(scope, responsible);
            var after = rows.assign(before, responsible);
            reminders.handOver(scope, Card.deal(id), before.responsible(), responsible);
            timeline.append(
                    scope,
                    Card.deal(id),
                    EntryKind.RESPONSIBLE,
                    Map.of("from_id", before.responsible().toString(), "to_id", responsible.toString()));
            return after;
        });
    }

    /** Puts the deal into the bin for {@link #BIN}. */
    public void delete(Scope scope, UUID id) {
        transactions.write(scope, () -> {
            rows.requireAct(scope, id, Capability.DEALS_DELETE);
            var deal = rows.locked(scope, id, OptionalInt.empty());
            timeline.append(scope, Card.deal(id), EntryKind.DEAL_DELETED, Map.of());
            rows.delete(deal);
        });
    }

    /** Takes the deal out of the bin. */
    public Deal restore(Scope scope, UUID id) {
        return transactions.write(scope, () -> {
            scope.require(Capability.DEALS_DELETE);
            if (!rows.restore(scope, id, Instant.now().minus(BIN))) {
                throw Refused.notFound();
            }
            timeline.append(scope, Card.deal(id), EntryKind.DEAL_RESTORED, Map.of());
            changes.changed(scope.organization(), Topic.DEALS);
            return rows.get(scope, id);
        });
    }
}
