package io.kabinet.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.shared.Ids;
import io.kabinet.shared.OrganizationId;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.StatementCount;
import io.kabinet.testing.TestApi;
import io.kabinet.testing.TestBrowser;
import io.kabinet.testing.TestNetwork;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@KabinetTest
class BalanceApiTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    private final int port;
    private final Ledger ledger;
    private final Balances balances;
    private final TestNetwork network = TestNetwork.make();
    private final OrganizationId client = network.ladoga().id();

    BalanceApiTest(@LocalServerPort int port, Ledger ledger, Balances balances) {
        this.port = port;
        this.ledger = ledger;
        this.balances = balances;
    }

    @AfterEach
    void theLedgerIsWhole() {
        assertThat(Audit.breaches()).isEmpty();
    }

    @Test
    void identificationsGoFromTheHeadOfficeToTheClientAndAreUsed() {
        var headOffice = TestApi.of(port, network.headOffice().head());
        var representation = TestApi.of(port, network.north().head());
        var owner = TestApi.of(port, network.ladoga().head());

        assertThat(accrue(headOffice, network.north().id(), 1_000, 2_000_000).status())
                .isEqualTo(201);
        var given = accrue(representation, client, 300, 900_000);
        assertThat(given.text("/identifications")).isEqualTo("300");
        assertThat(ledger.charge(client, Ids.next(), 1, 1)).isEqualTo(Charge.CHARGED);

        var balance = owner.get("/balance");
        assertThat(balance.json().at("/identifications").asLong()).isEqualTo(299);
        assertThat(balance.json().at("/money/amount_minor").asLong()).isEqualTo(-900_000);
        assertThat(balance.text("/money/currency")).isEqualTo("RUB");
        assertThat(representation.get("/balance").json().at("/identifications").asLong())
                .isEqualTo(700);
        var entries = owner.get("/balance/entries");
        assertThat(entries.text("/items/0/kind")).isEqualTo("charge");
        assertThat(entries.json().at("/items/0/amount").asLong()).isEqualTo(-1);
        assertThat(entries.json().at("/items/0/balance_after").asLong()).isEqualTo(299);
        assertThat(entries.text("/items/1/kind")).isEqualTo("accrual");
        assertThat(entries.text("/items/1/reference")).isEqualTo(given.text("/id"));
        assertThat(owner.get("/balance/entries?account=money")
                        .json()
                        .at("/items/0/amount")
                        .asLong())
                .isEqualTo(-900_000);
        assertThat(representation.get("/accruals").text("/items/0/id")).isEqualTo(given.text("/id"));
        assertThat(representation
                        .get("/clients/" + client)
                        .json()
                        .at("/balance/identifications")
                        .asLong())
                .isEqualTo(299);
    }

    @Test
    void aRefusedAccrualMayBeRepeatedAfterATopUpAndASuccessfulOneHasOneEffect() {
        var representation = TestApi.of(port, network.north().head());
        var body = body(client, 10, 0);

        var refused = representation.post("/accruals", body, "Idempotency-Key", "k");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/code")).isEqualTo("insufficient_balance");
        assertThat(refused.text("/detail")).contains("10");

        assertThat(accrue(
                                TestApi.of(port, network.headOffice().head()),
                                network.north().id(),
                                25,
                                0)
                        .status())
                .isEqualTo(201);
        var first = representation.post("/accruals", body, "Idempotency-Key", "k");
        var again = representation.post("/accruals", body, "Idempotency-Key", "k");
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(representation
                        .post("/accruals", body(client, 11, 0), "Idempotency-Key", "k")
                        .text("/code"))
                .isEqualTo("idempotency_key_reused");
        assertThat(ledger.balance(client).identifications()).isEqualTo(10);
    }

    @Test
    void rightsComeBeforeTheBody() {
        var eyes = TestApi.of(port, network.north().managerWithEyes());
        var owner = TestApi.of(port, network.ladoga().head());
        var nobody = TestApi.of(port, network.ladoga().managerWithNothing());

        assertThat(eyes.get("/accruals").status()).isEqualTo(200);
        assertThat(eyes.post("/accruals", "nonsense").status()).isEqualTo(403);
        assertThat(owner.get("/accruals").status()).isEqualTo(403);
        assertThat(owner.post("/accruals", "nonsense").status()).isEqualTo(403);
        assertThat(nobody.get("/balance").status()).isEqualTo(403);
        assertThat(nobody.get("/balance/entries").status()).isEqualTo(403);
        var pencils = TestApi.of(port, network.north().managerWithPencils());
        assertThat(pencils.post("/accruals", "nonsense").status()).isEqualTo(400);
        assertThat(pencils.post("/accruals", body(client, 0, 0)).text("/errors/0/field"))
                .isEqualTo("identifications");
        assertThat(pencils.post("/accruals", body(client, 1, -1)).text("/errors/0/field"))
                .isEqualTo("price_minor");
        assertThat(pencils.post("/accruals", body(network.palitra().id(), 1, 0)).text("/errors/0/field"))
                .isEqualTo("organization_id");
    }

    @Test
    void aPersonAccruesAndSeesBothSidesBeforeAndAfter() {
        assertThat(accrue(
                                TestApi.of(port, network.headOffice().head()),
                                network.north().id(),
                                760,
                                0)
                        .status())
                .isEqualTo(201);
        var browser = TestBrowser.of(port, network.north().head());
        assertThat(browser.get("/clients").body()).contains("/accruals/new?organization=" + client);
        var dialog = browser.get("/accruals/new?organization=" + client).body();
        assertThat(dialog).contains("Начисление", "760", "name=\"identifications\"");
        var id = dialog.replaceFirst("(?s).*name=\"id\" value=\"([0-9a-f-]{36})\".*", "$1");
        var preview = browser.get("/accruals/preview?organization=" + client + "&identifications=500")
                .body();
        assertThat(preview).contains("Начислить 500", "260", "+500", "−500");
        assertThat(browser.get("/accruals/preview?organization=" + client + "&identifications=1000")
                        .body())
                .contains("Не хватает 240");

        var form =
                Map.of("id", id, "organization", client.toString(), "identifications", "1 000", "price_minor", "10,50");
        var incomplete = browser.post("/accruals", form, "HX-Request", "true");
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains("data-field=\"reason\"");
        var tooMuch = new java.util.HashMap<>(form);
        tooMuch.put("reason", "Тест");
        assertThat(browser.post("/accruals", tooMuch, "HX-Request", "true").body())
                .contains("data-field=\"identifications\"", "Не хватает 240");

        tooMuch.put("identifications", "500");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(browser.post("/accruals", tooMuch).headers().firstValue("Location"))
                    .contains("/clients");
        }
        assertThat(ledger.balance(client).identifications()).isEqualTo(500);
        assertThat(ledger.balance(client).money().kopecks()).isEqualTo(-1_050);
        assertThat(browser.get("/clients").body()).contains("Начислено 500 идентификаций");
    }

    @Test
    void theBalancePageTellsWhatIsLeftAndEveryLine() {
        var headOffice = TestApi.of(port, network.headOffice().head());
        assertThat(accrue(headOffice, network.north().id(), 1_000, 0).status()).isEqualTo(201);
        var representation = TestApi.of(port, network.north().head());
        assertThat(representation
                        .post(
                                "/accruals",
                                "{\"organization_id\":\"%s\",\"identifications\":100,\"reason\":\"Рост-100\"}"
                                        .formatted(client))
                        .status())
                .isEqualTo(201);
        for (int i = 0; i < 60; i++) {
            assertThat(ledger.charge(client, Ids.next(), 1, 1)).isEqualTo(Charge.CHARGED);
        }
        var browser = TestBrowser.of(port, network.ladoga().head());

        var page = browser.get("/balance").body();
        assertThat(page)
                .contains("Осталось идентификаций", "40 идентификаций", "хватит на сегодня", "Идентификация")
                .contains("Показать ещё");
        var next = page.replaceFirst("(?s).*hx-get=\"(/balance/history[^\"]*)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(browser.get(next).body()).contains("Рост-100", "+100").doesNotContain("Показать ещё");
        assertThat(browser.get("/balance?operation=accrual").body()).contains("Рост-100");
        assertThat(browser.get("/balance?operation=expiry").body()).contains("Таких операций нет");
        assertThat(browser.get("/balance?month=2020-01").body()).contains("Таких операций нет");
        assertThat(browser.get("/balance?account=money&month=x&operation=y").body())
                .contains("Операций пока нет");
        assertThat(browser.get("/balance/figures").body()).contains("data-live=\"balance\"");
        assertThat(TestBrowser.of(port, network.headOffice().head())
                        .get("/balance")
                        .body())
                .contains("Выдано идентификаций");
        assertThat(TestBrowser.of(port, network.ladoga().managerWithNothing())
                        .get("/balance")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePaceForecastsTheDayOnWhichNothingIsLeft() {
        assertThat(accrue(
                                TestApi.of(port, network.headOffice().head()),
                                network.north().id(),
                                100,
                                0)
                        .status())
                .isEqualTo(201);
        assertThat(accrue(TestApi.of(port, network.north().head()), client, 20, 0)
                        .status())
                .isEqualTo(201);
        var scope = network.north().head().scope();

        assertThat(balances.pace(scope)).isEqualTo(new Pace(80, 20, 1));
        assertThat(balances.pace(scope).daysLeft()).contains(4.0);
        assertThat(balances.pace(network.ladoga().head().scope()).daysLeft()).isEmpty();
        var today = LocalDate.now(ZONE);
        assertThat(balances.days(scope, today.minusDays(2), today, ZONE))
                .containsExactly(
                        new DayOfUse(today.minusDays(2), 0, 0),
                        new DayOfUse(today.minusDays(1), 0, 0),
                        new DayOfUse(today, 20, 80));
    }

    @Test
    void readingTheBalanceTakesFewStatements() {
        var scope = network.ladoga().head().scope();
        var today = LocalDate.now(ZONE);

        assertThat(StatementCount.of(() -> assertThat(balances.pace(scope)).isNotNull()))
                .isEqualTo(1);
        assertThat(StatementCount.of(() -> assertThat(balances.days(scope, today.minusDays(30), today, ZONE))
                        .hasSize(31)))
                .isEqualTo(2);
        assertThat(StatementCount.of(() -> assertThat(balances.entries(
                                        scope, EntryFilter.all(Commodity.IDENTIFICATIONS), 50, Optional.empty())
                                .items())
                        .isEmpty()))
                .isEqualTo(1);
    }

    private static TestApi.Answer accrue(TestApi api, OrganizationId buyer, long identifications, long price) {
        return api.post("/accruals", body(buyer, identifications, price));
    }

    private static String body(OrganizationId buyer, long identifications, long price) {
        return "{\"organization_id\":\"%s\",\"identifications\":%d,\"price_minor\":%d}"
                .formatted(buyer, identifications, price);
    }
}
