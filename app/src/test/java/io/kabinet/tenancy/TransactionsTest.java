package io.kabinet.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestOrganizations;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

@KabinetTest
class TransactionsTest {

    private final Transactions transactions;
    private final DSLContext sql;

    TransactionsTest(Transactions transactions, DSLContext sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    @Test
    void withoutAScopeThereAreNoRows() {
        var unused = TestOrganizations.representation();

        assertThat(sql.fetchCount(sql.selectFrom("organizations.organization"))).isZero();
        assertThat(transactions.<Integer>withoutOrganization(
                        () -> sql.fetchCount(sql.selectFrom("organizations.organization"))))
                .isZero();
    }

    @Test
    void anOrganizationSeesItselfAndItsChildrenOnly() {
        var representation = TestOrganizations.representation();
        var client = TestOrganizations.client(representation);
        var foreign = TestOrganizations.client(TestOrganizations.representation());

        List<UUID> seen = transactions.forOrganization(
                representation,
                () -> sql.fetch("SELECT id FROM organizations.organization").getValues(0, UUID.class));

        assertThat(seen).containsExactlyInAnyOrder(representation.value(), client.value());
        assertThat(seen).doesNotContain(foreign.value());
    }

    @Test
    void aTransactionWorksForOneOrganization() {
        var one = TestOrganizations.representation();
        var other = TestOrganizations.representation();

        assertThatThrownBy(() -> transactions.forOrganization(one, () -> transactions.forOrganization(other, () -> 1)))
                .isInstanceOf(IllegalStateException.class);
    }
}
