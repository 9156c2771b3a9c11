package io.kabinet.billing;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Ids;
import io.kabinet.shared.Money;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import io.kabinet.testing.TestOrganizations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The ledger as anybody would write it on a sheet of paper: a number for each account, a note of what was done. */
final class LedgerModel {

    static final List<String> KINDS = List.of("available", "held", "used", "expired", "settlement", "revenue");

    /** What became of a step. */
    enum Answer {
        DONE,
        REPEATED,
        INSUFFICIENT,
        REFUSED
    }

    /** Something that people and jobs do. */
    sealed interface Step {

        Answer perform(Ledger ledger, Accruals accruals);

        record Give(Network network, Accrue wish) implements Step {
            @Override
            public Answer perform(Ledger ledger, Accruals accruals) {
                var giver = wish.organization().equals(network.representation())
                        ? network.headOfficesHead()
                        : network.representationsHead();
                var already =
                        accruals.list(giver, Optional.of(wish.organization()), 200, Optional.empty()).items().stream()
                                .anyMatch(accrual -> accrual.id().equals(wish.id()));
                return refusable(() -> {
                    var unused = accruals.accrue(giver, wish);
                    return already ? Answer.REPEATED : Answer.DONE;
                });
            }
        }

        record Pay(OrganizationId who, UUID identification, long window, int units) implements Step {
            @Override
            public Answer perform(Ledger ledger, Accruals accruals) {
                return refusable(() -> switch (ledger.charge(who, identification, window, units)) {
                    case CHARGED -> Answer.DONE;
                    case ALREADY_CHARGED -> Answer.REPEATED;
                    case INSUFFICIENT -> Answer.INSUFFICIENT;
                });
            }
        }

        record Move(OrganizationId who, String key, Operation operation, long units, UUID reference) implements Step {
            @Override
            public Answer perform(Ledger ledger, Accruals accruals) {
                return refusable(() -> answer(ledger.transfer(who, key, operation, units, reference)));
            }
        }

        record Undo(OrganizationId who, String original, String key, long units, UUID reference, boolean release)
                implements Step {
            @Override
            public Answer perform(Ledger ledger, Accruals accruals) {
                return refusable(() -> answer(
                        release
                                ? ledger.release(who, original, units, reference)
                                : ledger.reverse(who, original, key, units, reference)));
            }
        }
    }

    private record Account(OrganizationId organization, String kind) {}

    /** A transfer that was done. */
    private record Done(
            String key,
            OrganizationId asked,
            Operation operation,
            Account from,
            Account to,
            long units,
            UUID reference) {}

    private final Network network;
    private final List<OrganizationId> organizations;
    private final Map<Account, Long> balances = new HashMap<>();
    private final Map<String, Done> done = new HashMap<>();
    private final Map<String, Long> undone = new HashMap<>();
    private final Set<UUID> accrued = new HashSet<>();
    private final List<Step> performed = new ArrayList<>();

    LedgerModel(Network network) {
        this.network = network;
        organizations =
                List.of(network.representation(), network.client(), TestOrganizations.client(network.representation()));
    }

    List<OrganizationId> organizations() {
        return organizations;
    }

    long balance(OrganizationId organization, String kind) {
        return balances.getOrDefault(new Account(organization, kind), 0L);
    }

    /** The next step: mostly something new, often enough a repetition, sometimes something hostile. */
    Step step(Random random) {
        if (!performed.isEmpty() && random.nextInt(6) == 0) {
            return performed.get(random.nextInt(performed.size()));
        }
        var who = organizations.get(random.nextInt(organizations.size()));
        long units = amount(random);
        var step = switch (random.nextInt(7)) {
            case 0, 1 ->
                new Step.Give(network, new Accrue(who, units, new Money(random.nextInt(3) * 100L), Optional.empty()));
            case 2, 3 -> new Step.Pay(who, Ids.next(), random.nextInt(3), (int) Math.clamp(units, 0, 1_000_000));
            case 4 -> new Step.Move(who, "hold:" + Ids.next(), Operation.HOLD, units, Ids.next());
            case 5 -> new Step.Move(who, "expiry:" + Ids.next(), Operation.EXPIRY, units, Ids.next());
            default -> undo(random, who);
        };
        performed.add(step);
        return step;
    }

    private Step undo(Random random, OrganizationId who) {
        var known = done.values().stream()
                .filter(one -> one.operation() != Operation.SALE)
                .sorted(java.util.Comparator.comparing(Done::key))
                .toList();
        if (known.isEmpty()) {
            return new Step.Undo(who, "nothing", "undo:" + Ids.next(), 1, Ids.next(), false);
        }
        var original = known.get(random.nextInt(known.size()));
        var by = random.nextInt(4) == 0 ? who : original.asked();
        boolean release = original.operation() == Operation.HOLD && random.nextInt(5) > 0;
        long units = release || random.nextBoolean() ? original.units() : 1 + random.nextLong(original.units());
        return new Step.Undo(by, original.key(), "undo:" + Ids.next(), units, original.reference(), release);
    }

    private static long amount(Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> 0;
            case 1 -> -random.nextInt(100) - 1L;
            case 2 -> Long.MAX_VALUE - random.nextInt(3);
            case 3 -> 1_000_000_001L;
            default -> 1L + random.nextInt(40);
        };
    }

    Answer apply(Step step) {
        return switch (step) {
            case Step.Give give -> give(give);
            case Step.Pay pay -> pay(pay);
            case Step.Move move -> move(move);
            case Step.Undo undo -> undo(undo);
        };
    }

    private Answer give(Step.Give give) {
        var wish = give.wish();
        if (wish.identifications() < 1 || wish.identifications() > Accrue.MOST_IDENTIFICATIONS) {
            return Answer.REFUSED;
        }
        if (accrued.contains(wish.id())) {
            return Answer.REPEATED;
        }
        var buyer = wish.organization();
        boolean issued = buyer.equals(network.representation());
        var seller = issued ? network.headOffice() : network.representation();
        var from = new Account(seller, issued ? "issuance" : "available");
        if (!issued && balance(seller, "available") < wish.identifications()) {
            return Answer.REFUSED;
        }
        accrued.add(wish.id());
        post(new Done(
                "accrual:" + wish.id(),
                seller,
                Operation.ACCRUAL,
                from,
                new Account(buyer, "available"),
                wish.identifications(),
                wish.id()));
        if (wish.price().kopecks() > 0) {
            post(new Done(
                    "sale:" + wish.id(),
                    seller,
                    Operation.SALE,
                    new Account(buyer, "settlement"),
                    new Account(seller, "revenue"),
                    wish.price().kopecks(),
                    wish.id()));
        }
        return Answer.DONE;
    }

    private Answer pay(Step.Pay pay) {
        if (pay.units() == 0) {
            return Answer.DONE;
        }
        var key = "charge:%s:%d".formatted(pay.identification(), pay.window());
        return inside(pay.who(), key, Operation.CHARGE, "used", pay.units(), pay.identification());
    }

    private Answer move(Step.Move move) {
        if (move.units() < 1) {
            return Answer.REFUSED;
        }
        var to = move.operation() == Operation.HOLD ? "held" : "expired";
        return inside(move.who(), move.key(), move.operation(), to, move.units(), move.reference());
    }

    private Answer inside(OrganizationId who, String key, Operation operation, String to, long units, UUID reference) {
        return transfer(
                new Done(key, who, operation, new Account(who, "available"), new Account(who, to), units, reference));
    }

    private Answer undo(Step.Undo undo) {
        var original = done.get(undo.original());
        boolean may = original != null
                && !undone.containsKey("is:" + original.key())
                && (undo.who().equals(original.asked()) || isChild(undo.who(), original.asked()))
                && undo.release() == (original.operation() == Operation.HOLD);
        if (!may || original == null) {
            return Answer.REFUSED;
        }
        var key = undo.release() ? "release:" + undo.original() : undo.key();
        if (!done.containsKey(key) && undone.getOrDefault(original.key(), 0L) + undo.units() > original.units()) {
            return Answer.REFUSED;
        }
        var answer = transfer(new Done(
                key,
                undo.who(),
                undo.release() ? Operation.RELEASE : Operation.REVERSAL,
                original.to(),
                original.from(),
                undo.units(),
                undo.reference()));
        if (answer == Answer.DONE) {
            undone.merge(original.key(), undo.units(), Long::sum);
            undone.put("is:" + key, 0L);
        }
        return answer;
    }

    private boolean isChild(OrganizationId parent, OrganizationId organization) {
        return parent.equals(network.representation())
                && !organization.equals(parent)
                && organizations.contains(organization);
    }

    private Answer transfer(Done transfer) {
        var earlier = done.get(transfer.key());
        if (earlier != null) {
            return earlier.equals(transfer) ? Answer.REPEATED : Answer.REFUSED;
        }
        if (balances.getOrDefault(transfer.from(), 0L) < transfer.units()
                && !Set.of("issuance", "settlement").contains(transfer.from().kind())) {
            return Answer.INSUFFICIENT;
        }
        post(transfer);
        return Answer.DONE;
    }

    private void post(Done transfer) {
        done.put(transfer.key(), transfer);
        balances.merge(transfer.from(), -transfer.units(), Long::sum);
        balances.merge(transfer.to(), transfer.units(), Long::sum);
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case POSTED -> Answer.DONE;
            case REPLAYED -> Answer.REPEATED;
            case INSUFFICIENT -> Answer.INSUFFICIENT;
        };
    }

    private static Answer refusable(Supplier<Answer> call) {
        try {
            return call.get();
        } catch (Refused refused) {
            return refused.code() == ErrorCode.INTERNAL ? Answer.DONE : Answer.REFUSED;
        } catch (IllegalArgumentException notPositive) {
            return Answer.REFUSED;
        }
    }
}
