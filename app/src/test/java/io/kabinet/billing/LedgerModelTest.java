package io.kabinet.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestPostgres;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random sequences of what people and jobs do, against a plain model in memory: the same acceptances, the same balances,
 * every invariant after each step, and a refused step leaves no trace. The short form runs in the suite;
 * {@code -Dkabinet.long=true} runs 1,000 sequences; {@code -Dkabinet.seed=N} repeats one.
 */
@KabinetTest
class LedgerModelTest {

    private static final int SEQUENCES = Boolean.getBoolean("kabinet.long") ? 1_000 : 12;
    private static final int STEPS = 50;

    private final Ledger ledger;
    private final Accruals accruals;

    LedgerModelTest(Ledger ledger, Accruals accruals) {
        this.ledger = ledger;
        this.accruals = accruals;
    }

    @Test
    void theLedgerDoesWhatThePlainModelDoes() throws SQLException {
        var asked = Long.getLong("kabinet.seed");
        long first = asked == null ? System.nanoTime() : asked;
        int sequences = asked == null ? SEQUENCES : 1;
        System.out.printf("seeds %d to %d%n", first, first + sequences - 1);
        for (long seed = first; seed < first + sequences; seed++) {
            sequence(seed);
        }
        assertThat(Audit.breaches()).isEmpty();
    }

    private void sequence(long seed) throws SQLException {
        var random = new Random(seed);
        var model = new LedgerModel(Network.make());
        var organizations = model.organizations();
        try (var owner = TestPostgres.owner().connect()) {
            for (int number = 0; number < STEPS; number++) {
                var step = model.step(random);
                var what = "seed %d, step %d: %s".formatted(seed, number, step);
                var before = Audit.fingerprint(owner, organizations);
                var expected = model.apply(step);

                var actual = step.perform(ledger, accruals);

                assertThat(actual).as(what).isEqualTo(expected);
                for (var organization : organizations) {
                    for (var kind : LedgerModel.KINDS) {
                        assertThat(Audit.balance(owner, organization, kind))
                                .as("%s of %s after %s", kind, organization, what)
                                .isEqualTo(model.balance(organization, kind));
                    }
                }
                assertThat(Audit.breaches(owner, organizations)).as(what).isEmpty();
                if (actual != LedgerModel.Answer.DONE) {
                    assertThat(Audit.fingerprint(owner, organizations)).as(what).isEqualTo(before);
                }
            }
        }
    }
}
