package io.kabinet.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.shared.Ids;
import io.kabinet.shared.OrganizationId;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestOrganizations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Many at once. The short form runs in the suite; {@code -Dkabinet.long=true} runs the long one: 10,000 identifications.
 */
@KabinetTest
class LedgerConcurrencyTest {

    private static final int THREADS = 64;
    private static final int IDENTIFICATIONS = Boolean.getBoolean("kabinet.long") ? 10_000 : 1_000;

    private final Ledger ledger;
    private final Accruals accruals;
    private final Network network = Network.make();

    LedgerConcurrencyTest(Ledger ledger, Accruals accruals) {
        this.ledger = ledger;
        this.accruals = accruals;
    }

    @AfterEach
    void theLedgerIsWhole() {
        assertThat(Audit.breaches()).isEmpty();
    }

    @Test
    void duplicatesAreChargedOnce() {
        network.give(accruals, IDENTIFICATIONS);
        var distinct = IntStream.range(0, IDENTIFICATIONS * 4 / 5)
                .mapToObj(_ -> Ids.next())
                .toList();
        var wanted = new ArrayList<>(distinct);
        wanted.addAll(distinct.subList(0, IDENTIFICATIONS / 5));
        Collections.shuffle(wanted, new Random(1));

        var charges = atOnce(wanted, this::charge);

        assertThat(charges).doesNotContain(Charge.INSUFFICIENT);
        assertThat(charges.stream().filter(Charge.CHARGED::equals)).hasSize(distinct.size());
        assertThat(Audit.balance(network.client(), "used")).isEqualTo(distinct.size());
        assertThat(ledger.balance(network.client()).identifications()).isEqualTo(IDENTIFICATIONS - distinct.size());
    }

    @Test
    void ofTenTimesAsManyExactlyThoseSucceedThatTheBalancePaysFor() {
        int paid = IDENTIFICATIONS / 10;
        network.give(accruals, paid);

        var charges = atOnce(
                IntStream.range(0, IDENTIFICATIONS).mapToObj(_ -> Ids.next()).toList(), this::charge);

        assertThat(charges.stream().filter(Charge.CHARGED::equals)).hasSize(paid);
        assertThat(charges.stream().filter(Charge.INSUFFICIENT::equals)).hasSize(IDENTIFICATIONS - paid);
        assertThat(ledger.balance(network.client()).identifications()).isZero();
    }

    @Test
    void ringsOfTransfersDoNotDeadlock() {
        var clients = new ArrayList<OrganizationId>();
        clients.add(network.client());
        clients.add(TestOrganizations.client(network.representation()));
        clients.add(TestOrganizations.client(network.representation()));
        network.give(accruals, 1_000);
        var random = new Random(2);
        var steps = random.ints(IDENTIFICATIONS / 2, 0, clients.size())
                .mapToObj(clients::get)
                .toList();

        var outcomes = atOnce(steps, client -> {
            var down = new Accrue(Ids.next(), client, 1, io.kabinet.shared.Money.ZERO, java.util.Optional.empty());
            var representation = network.representation();
            accruals.accrue(network.headOfficesHead(), Network.wish(representation, 1));
            accruals.accrue(network.representationsHead(), down);
            return ledger.reverse(representation, "accrual:" + down.id(), "back:" + down.id(), 1, down.id());
        });

        assertThat(outcomes).containsOnly(Outcome.POSTED);
        assertThat(ledger.balance(network.representation()).identifications()).isEqualTo(steps.size());
        assertThat(ledger.balance(network.client()).identifications()).isEqualTo(1_000);
    }

    private Charge charge(UUID identification) {
        return ledger.charge(network.client(), identification, 1, 1);
    }

    private static <T, R> List<R> atOnce(List<T> inputs, Work<T, R> work) {
        try (var threads =
                Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory())) {
            var tasks = inputs.stream()
                    .<Callable<R>>map(input -> () -> work.on(input))
                    .toList();
            var results = new ArrayList<R>();
            for (var future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException cause) {
            throw new IllegalStateException(cause);
        }
    }

    private interface Work<T, R> {
        R on(T input);
    }
}
