package io.kabinet.billing;

import static io.kabinet.billing.jooq.Tables.ACCOUNT;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Ids;
import io.kabinet.shared.Money;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Topic;
import io.kabinet.tenancy.Transactions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The one way in which identifications and money move. Everything joins the caller's transaction, which must be the
 * organization's own, and is idempotent by its key: the same request under a key that committed moves nothing more,
 * another request under it is refused with {@code IDEMPOTENCY_KEY_REUSED}. Accounts are locked in one order, so that
 * callers wait for each other and never deadlock. The posting itself is the function {@code billing.post} of the
 * database: the role that serves requests cannot write to the ledger otherwise.
 */
@Component
public class Ledger {

    private static final String AVAILABLE = "available";
    private static final String SETTLEMENT = "settlement";

    private final DSLContext sql;
    private final Transactions transactions;
    private final Changes changes;
    private final ApplicationEventPublisher events;

    Ledger(DSLContext sql, Transactions transactions, Changes changes, ApplicationEventPublisher events) {
        this.sql = sql;
        this.transactions = transactions;
        this.changes = changes;
        this.events = events;
    }

    /**
     * Takes the price of an identification from the balance, once per repeat window.
     *
     * @param repeatWindow number of the window: the same contact is free until the next one begins
     * @param units 0 or more; at 0 nothing is entered
     */
    public Charge charge(OrganizationId organization, UUID identification, long repeatWindow, int units) {
        if (units == 0) {
            return Charge.CHARGED;
        }
        var key = "charge:%s:%d".formatted(identification, repeatWindow);
        return switch (transfer(organization, key, Operation.CHARGE, units, identification)) {
            case POSTED -> Charge.CHARGED;
            case REPLAYED -> Charge.ALREADY_CHARGED;
            case INSUFFICIENT -> Charge.INSUFFICIENT;
        };
    }

    /**
     * Moves identifications inside an organization, away from what is available.
     *
     * @param operation {@code CHARGE}, {@code HOLD} or {@code EXPIRY}: decides where to
     * @param units at least 1
     * @param reference what it is for: an identification, a package
     */
    public Outcome transfer(OrganizationId organization, String key, Operation operation, long units, UUID reference) {
        return transactions.forOrganization(organization, () -> {
            var outcome = outcome(sql.fetchSingle(
                            "SELECT billing.transfer(?::uuid, ?, ?, ?, ?::uuid, NULL)",
                            Ids.next(),
                            key,
                            operation.name(),
                            positive(units),
                            reference)
                    .get(0, String.class));
            if (outcome == Outcome.POSTED) {
                changes.changed(organization, Topic.BALANCE);
            }
            return outcome;
        });
    }

    /** Makes available again, once, what was held under this key: as many units as were held, for the same reference. */
    public Outcome release(OrganizationId organization, String heldKey, long units, UUID reference) {
        return undo(organization, heldKey, "release:" + heldKey, Operation.RELEASE, units, reference);
    }

    /**
     * Moves back what an earlier transfer moved: wholly or in part, in all never more than it moved. For the
     * organization that made the transfer, or the one above it.
     *
     * @param key of the reversal
     * @throws Refused with {@code NOT_FOUND} when there is no such transfer for this organization, with
     *     {@code CONFLICT} when less is left to reverse
     */
    public Outcome reverse(OrganizationId organization, String originalKey, String key, long units, UUID reference) {
        return undo(organization, originalKey, key, Operation.REVERSAL, units, reference);
    }

    /** What this organization has; it is the caller's own or a direct child. */
    public Balance balance(OrganizationId organization) {
        return balances(organization, Set.of(organization)).getOrDefault(organization, Balance.NOTHING);
    }

    /** The same for many, in one statement: the asking organization itself and its direct children. */
    public Map<OrganizationId, Balance> balances(OrganizationId asking, Collection<OrganizationId> organizations) {
        var balances = new HashMap<OrganizationId, Balance>();
        organizations.forEach(organization -> balances.put(organization, Balance.NOTHING));
        transactions.forOrganization(
                asking,
                () -> sql.select(ACCOUNT.ORGANIZATION_ID, ACCOUNT.KIND, ACCOUNT.BALANCE)
                        .from(ACCOUNT)
                        .where(ACCOUNT.ORGANIZATION_ID.in(organizations.stream()
                                .map(OrganizationId::value)
                                .toList()))
                        .and(ACCOUNT.KIND.in(AVAILABLE, SETTLEMENT))
                        .forEach(row -> balances.merge(new OrganizationId(row.value1()), part(row), Ledger::sum)));
        return balances;
    }

    private Outcome undo(
            OrganizationId organization,
            String originalKey,
            String key,
            Operation operation,
            long units,
            UUID reference) {
        return transactions.forOrganization(organization, () -> {
            var row = sql.fetchSingle(
                    "SELECT result, raised FROM billing.reverse(?::uuid, ?, ?, ?, ?, ?::uuid, NULL)",
                    Ids.next(),
                    key,
                    operation.name(),
                    originalKey,
                    positive(units),
                    reference);
            var outcome = outcome(row.get("result", String.class));
            if (outcome == Outcome.POSTED) {
                changes.changed(organization, Topic.BALANCE);
            }
            Optional.ofNullable(row.get("raised", UUID.class))
                    .map(OrganizationId::new)
                    .ifPresent(this::raised);
            return outcome;
        });
    }

    /** Tells, in the transaction that raised it, that a balance rose. */
    void raised(OrganizationId organization) {
        changes.changed(organization, Topic.BALANCE);
        events.publishEvent(new BalanceRaised(organization));
    }

    /** Reads the answer of the database's posting functions; what is no outcome is refused. */
    static Outcome outcome(String answer) {
        return switch (answer) {
            case "POSTED" -> Outcome.POSTED;
            case "REPLAYED" -> Outcome.REPLAYED;
            case "INSUFFICIENT" -> Outcome.INSUFFICIENT;
            case "KEY_REUSED" -> throw Refused.because(ErrorCode.IDEMPOTENCY_KEY_REUSED);
            case "EXCEEDS" -> throw Refused.because(ErrorCode.CONFLICT);
            case "NOT_FOUND", "NOT_A_CHILD" -> throw Refused.notFound();
            case "OUT_OF_RANGE" -> throw new ArithmeticException("a balance would leave the range of integers");
            default -> throw new IllegalStateException("the ledger answered " + answer);
        };
    }

    private static long positive(long units) {
        if (units <= 0) {
            throw new IllegalArgumentException("a transfer moves at least 1, not " + units);
        }
        return units;
    }

    private static Balance part(Record3<UUID, String, Long> account) {
        return account.value2().equals(AVAILABLE)
                ? new Balance(account.value3(), Money.ZERO)
                : new Balance(0, new Money(account.value3()));
    }

    private static Balance sum(Balance one, Balance other) {
        return new Balance(
                one.identifications() + other.identifications(), one.money().plus(other.money()));
    }
}
