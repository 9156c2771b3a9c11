package io.kabinet.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Ids;
import io.kabinet.shared.Money;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.OrganizationKind;
import io.kabinet.tenancy.Section;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.StatementCount;
import io.kabinet.testing.TestOrganizations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KabinetTest
class AccrualsTest {

    private final Accruals accruals;
    private final Ledger ledger;
    private final Raised raised;
    private final Network network = Network.make();

    AccrualsTest(Accruals accruals, Ledger ledger, Raised raised) {
        this.accruals = accruals;
        this.ledger = ledger;
        this.raised = raised;
    }

    @AfterEach
    void theLedgerIsWhole() {
        assertThat(Audit.breaches()).isEmpty();
    }

    @Test
    void theHeadOfficeIssuesWithoutLimit() {
        var accrual = accruals.accrue(
                network.headOfficesHead(),
                new Accrue(network.representation(), 1_000_000_000, new Money(500_000), Optional.of("Опт")));

        assertThat(accrual.reason()).contains("Опт");
        assertThat(ledger.balance(network.representation())).isEqualTo(new Balance(1_000_000_000, new Money(-500_000)));
        assertThat(raised.organizations).contains(network.representation());
    }

    @Test
    void aRepresentationGivesNeverMoreThanItHolds() {
        var issued = accruals.accrue(network.headOfficesHead(), Network.wish(network.representation(), 760));

        assertThatThrownBy(() -> accruals.accrue(network.representationsHead(), Network.wish(network.client(), 1_000)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.INSUFFICIENT_BALANCE);
                    assertThat(refused.arguments()).containsExactly(240L, issued.identifications(), 1_000L);
                });
        assertThat(ledger.balance(network.client())).isEqualTo(Balance.NOTHING);
        assertThat(raised.organizations).doesNotContain(network.client());
    }

    @Test
    void aRefusedAccrualLeavesNoAccountBehind() throws java.sql.SQLException {
        var parties = List.of(network.representation(), network.client());
        try (var owner = io.kabinet.testing.TestPostgres.owner().connect()) {
            var before = Audit.fingerprint(owner, parties);
            assertThatThrownBy(() -> accruals.accrue(
                            network.representationsHead(),
                            new Accrue(network.client(), 1, new Money(100), Optional.empty())))
                    .isInstanceOf(Refused.class);
            assertThat(Audit.fingerprint(owner, parties)).isEqualTo(before);
        }
    }

    @Test
    void theSameWishHasOneEffect() {
        var wish = new Accrue(Ids.next(), network.representation(), 5, new Money(700), Optional.empty());

        var first = accruals.accrue(network.headOfficesHead(), wish);
        var second = accruals.accrue(network.headOfficesHead(), wish);

        assertThat(second).isEqualTo(first);
        assertThat(ledger.balance(network.representation())).isEqualTo(new Balance(5, new Money(-700)));
    }

    @Test
    void onlyADirectChildReceives() {
        var stranger = Network.make();
        for (var organization : List.of(stranger.client(), stranger.representation(), OrganizationId.next())) {
            assertThatThrownBy(() -> accruals.accrue(network.representationsHead(), Network.wish(organization, 1)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.fields().getFirst().code())
                                    .isEqualTo("not_a_child"));
        }
        assertThatThrownBy(() -> accruals.accrue(network.headOfficesHead(), Network.wish(network.client(), 1)))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, identifications",
        "-5, 0, identifications",
        "1000000001, 0, identifications",
        "9223372036854775807, 0, identifications",
        "1, -1, price_minor",
        "1, 1000000000001, price_minor"
    })
    void hostileAmountsAreRefusedByField(long identifications, long price, String field) {
        assertThatThrownBy(() -> accruals.accrue(
                        network.headOfficesHead(),
                        new Accrue(network.representation(), identifications, new Money(price), Optional.empty())))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.fields().getFirst().field()).isEqualTo(field));
    }

    @Test
    void theEyeInTariffsDoesNotAccrue() {
        var eye = TestOrganizations.manager(
                network.representation(), OrganizationKind.REPRESENTATION, Map.of(Section.TARIFFS, Access.VIEW));
        var client = TestOrganizations.head(network.client(), OrganizationKind.CLIENT);

        assertThatThrownBy(() -> accruals.accrue(eye, Network.wish(network.client(), -1)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN));
        assertThatThrownBy(() -> accruals.accrue(client, Network.wish(network.client(), 1)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN));
        assertThat(accruals.list(eye, Optional.empty(), 50, Optional.empty()).items())
                .isEmpty();
    }

    @Test
    void whatWasGivenIsListedNewestFirstByPages() {
        for (int i = 1; i <= 5; i++) {
            var unused = accruals.accrue(network.headOfficesHead(), Network.wish(network.representation(), i));
        }
        var scope = network.headOfficesHead();
        var child = Optional.of(network.representation());

        var first = accruals.list(scope, child, 3, Optional.empty());
        var second = accruals.list(scope, child, 3, first.next());

        assertThat(first.items()).extracting(Accrual::identifications).containsExactly(5L, 4L, 3L);
        assertThat(second.items()).extracting(Accrual::identifications).containsExactly(2L, 1L);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void aClientNeverLearnsWhatItsRepresentationPaid() {
        var paid = accruals.accrue(
                network.headOfficesHead(), new Accrue(network.representation(), 5, new Money(700), Optional.empty()));

        assertThat(ledger.balances(network.client(), List.of(network.representation())))
                .containsEntry(network.representation(), Balance.NOTHING);
        assertThat(paid.price()).isEqualTo(new Money(700));
    }

    @Test
    void anAccrualIsTwoStatementsAndItsEvent() {
        int statements = StatementCount.of(() -> assertThat(
                        accruals.accrue(network.headOfficesHead(), Network.wish(network.representation(), 1)))
                .isNotNull());

        assertThat(statements).isEqualTo(2);
    }
}
