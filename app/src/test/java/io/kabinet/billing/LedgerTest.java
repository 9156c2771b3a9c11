package io.kabinet.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Ids;
import io.kabinet.shared.Money;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Transactions;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.StatementCount;
import io.kabinet.testing.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@KabinetTest
class LedgerTest {

    private final Ledger ledger;
    private final Accruals accruals;
    private final Transactions transactions;
    private final DSLContext sql;
    private final Network network = Network.make();
    private final OrganizationId client = network.client();
    private final UUID identification = Ids.next();

    LedgerTest(Ledger ledger, Accruals accruals, Transactions transactions, DSLContext sql) {
        this.ledger = ledger;
        this.accruals = accruals;
        this.transactions = transactions;
        this.sql = sql;
    }

    @BeforeEach
    void theClientHoldsTen() {
        network.give(accruals, 10);
    }

    @AfterEach
    void theLedgerIsWhole() {
        assertThat(Audit.breaches()).isEmpty();
    }

    @Test
    void anIdentificationIsChargedOncePerRepeatWindow() {
        assertThat(ledger.charge(client, identification, 1, 1)).isEqualTo(Charge.CHARGED);
        assertThat(ledger.charge(client, identification, 1, 1)).isEqualTo(Charge.ALREADY_CHARGED);
        assertThat(ledger.charge(client, identification, 2, 1)).isEqualTo(Charge.CHARGED);

        assertThat(ledger.balance(client)).isEqualTo(new Balance(8, Money.ZERO));
        assertThat(Audit.balance(client, "used")).isEqualTo(2);
    }

    @Test
    void whatIsFreeMakesNoEntry() {
        assertThat(ledger.charge(client, identification, 1, 0)).isEqualTo(Charge.CHARGED);

        assertThat(entries(client)).isEqualTo(1);
    }

    @Test
    void anExhaustedBalanceRefusesTheChargeAndTheTransactionGoesOn() {
        var charge = transactions.forOrganization(client, () -> {
            var refused = ledger.charge(client, identification, 1, 11);
            assertThat(ledger.charge(client, Ids.next(), 1, 10)).isEqualTo(Charge.CHARGED);
            return refused;
        });

        assertThat(charge).isEqualTo(Charge.INSUFFICIENT);
        assertThat(ledger.balance(client).identifications()).isZero();
    }

    @Test
    void aRefusedChargeMayBeRepeatedAfterATopUp() {
        assertThat(ledger.charge(client, identification, 1, 11)).isEqualTo(Charge.INSUFFICIENT);
        network.give(accruals, 1);

        assertThat(ledger.charge(client, identification, 1, 11)).isEqualTo(Charge.CHARGED);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        assertThat(ledger.charge(client, identification, 1, 1)).isEqualTo(Charge.CHARGED);

        assertThatThrownBy(() -> ledger.charge(client, identification, 1, 2))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED));
        assertThat(ledger.balance(client).identifications()).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aTransferMovesAtLeastOne(long units) {
        assertThatThrownBy(() -> ledger.transfer(client, "key", Operation.HOLD, units, identification))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noMoreThanThereIsCanBeMoved() {
        assertThat(ledger.transfer(client, "much:" + identification, Operation.HOLD, Long.MAX_VALUE, identification))
                .isEqualTo(Outcome.INSUFFICIENT);
        assertThat(Audit.balance(client, "held")).isZero();
    }

    @Test
    void whatIsHeldIsReleasedOnce() {
        var key = "hold:" + identification;
        assertThat(ledger.transfer(client, key, Operation.HOLD, 4, identification))
                .isEqualTo(Outcome.POSTED);
        assertThat(ledger.balance(client).identifications()).isEqualTo(6);

        assertThat(ledger.release(client, key, 4, identification)).isEqualTo(Outcome.POSTED);
        assertThat(ledger.release(client, key, 4, identification)).isEqualTo(Outcome.REPLAYED);
        assertThat(ledger.balance(client).identifications()).isEqualTo(10);
    }

    @Test
    void aReversalNeverExceedsWhatWasMoved() {
        var key = "charge:%s:1".formatted(identification);
        assertThat(ledger.charge(client, identification, 1, 3)).isEqualTo(Charge.CHARGED);

        assertThat(ledger.reverse(client, key, "part:" + identification, 2, identification))
                .isEqualTo(Outcome.POSTED);
        assertThatThrownBy(() -> ledger.reverse(client, key, "more:" + identification, 2, identification))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThat(ledger.balance(client).identifications()).isEqualTo(9);
    }

    @Test
    void aStrangerReversesNothing() {
        var stranger = Network.make();
        assertThat(ledger.charge(client, identification, 1, 3)).isEqualTo(Charge.CHARGED);

        assertThatThrownBy(() -> ledger.reverse(
                        stranger.client(), "charge:%s:1".formatted(identification), "key", 1, Ids.next()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void theOrganizationAboveReadsTheBalanceAndNoEntry() {
        assertThat(ledger.balances(network.representation(), List.of(client)))
                .containsEntry(client, new Balance(10, Money.ZERO));
        assertThat(ledger.balances(Network.make().representation(), List.of(client)))
                .containsEntry(client, Balance.NOTHING);
        int seen = transactions.forOrganization(
                network.representation(),
                () -> sql.fetchCount(sql.selectFrom("billing.entry").where("organization_id = ?", client.value())));
        assertThat(seen).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE billing.account SET balance = 1000000",
                "UPDATE billing.entry SET amount = 1",
                "DELETE FROM billing.entry",
                "DELETE FROM billing.transfer",
                "DELETE FROM billing.account",
                "INSERT INTO billing.entry SELECT * FROM billing.entry",
                "SELECT billing.post(gen_random_uuid(), 'k', NULL, 'CHARGE', NULL, 'available', NULL, 'used', 1, NULL, NULL, NULL)",
                "SELECT billing.lock_account(gen_random_uuid(), 'available')"
            })
    void theServingRoleCannotWriteToTheLedger(String statement) {
        assertThatThrownBy(() -> transactions.forOrganization(client, () -> sql.execute(statement)))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE billing.entry SET amount = amount + 1 WHERE organization_id = ? AND version = 2",
                "UPDATE billing.entry SET reference = gen_random_uuid() WHERE organization_id = ? AND version = 2",
                "UPDATE billing.entry SET at = at - interval '1 day' WHERE organization_id = ? AND version = 2",
                "DELETE FROM billing.entry WHERE organization_id = ? AND kind = 'available' AND version = 2",
                "DELETE FROM billing.entry WHERE organization_id = ? AND kind = 'available' AND version = 3",
                "UPDATE billing.account SET balance = balance + 1 WHERE organization_id = ? AND kind = 'available'",
                "UPDATE billing.transfer SET key = key || 'x' WHERE from_organization = ?"
            })
    void whoeverTampersIsNamed(String tampering) throws SQLException {
        assertThat(ledger.charge(client, identification, 1, 3)).isEqualTo(Charge.CHARGED);
        assertThat(ledger.charge(client, Ids.next(), 1, 1)).isEqualTo(Charge.CHARGED);

        try (var owner = TestPostgres.owner().connect()) {
            owner.setAutoCommit(false);
            try (var statement = owner.prepareStatement(tampering)) {
                statement.setObject(1, client.value());
                assertThat(statement.executeUpdate()).isPositive();
            }
            assertThat(Audit.breaches(owner, List.of(client)))
                    .isNotEmpty()
                    .anyMatch(
                            breach -> breach.contains(client.toString()) || breach.contains(identification.toString()));
            owner.rollback();
        }
    }

    @Test
    void aLostAnswerHasOneEffect() {
        for (int attempt = 0; attempt < 100; attempt++) {
            assertThatThrownBy(() -> transactions.forOrganization(client, () -> {
                        var charge = ledger.charge(client, identification, 1, 1);
                        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                            @Override
                            public void afterCommit() {
                                throw new IllegalStateException("the connection broke after the commit of " + charge);
                            }
                        });
                    }))
                    .hasMessageContaining("the connection broke");
        }

        assertThat(ledger.balance(client).identifications()).isEqualTo(9);
        assertThat(entries(client)).isEqualTo(2);
    }

    @Test
    void aChargeIsOneStatement() {
        assertThat(StatementCount.of(() ->
                        assertThat(ledger.charge(client, identification, 1, 1)).isEqualTo(Charge.CHARGED)))
                .isEqualTo(1);
    }

    private int entries(OrganizationId organization) {
        return transactions.forOrganization(
                organization,
                () -> sql.fetchCount(sql.selectFrom("billing.entry").where("kind = 'available'")));
    }
}
