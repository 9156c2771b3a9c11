package io.kabinet.visitors;

import static io.kabinet.visitors.projection.Database.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestBrowser;
import io.kabinet.testing.TestNetwork;
import io.kabinet.visitors.projection.TestProjection;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@KabinetTest
class VisitorPagesTest {

    private final TestNetwork network = TestNetwork.make();
    private final Known known;
    private final int port;

    VisitorPagesTest(TestProjection projection, @LocalServerPort int port) {
        this.known = new Known(network.ladoga().id(), "okna-ladoga.example", projection);
        this.port = port;
    }

    @Test
    void theListShowsNumbersAndTheMenuCountsTheNewOnes() {
        known.numbered(Instant.now(), "/ceny", "+79000000017", false);
        known.numbered(Instant.now().minusSeconds(60), "/ceny", "+79001234542", true);
        var page = TestBrowser.of(port, network.ladoga().managerWithEyes()).get("/visitors");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "+7\u00a0900\u00a0000\u201100\u201117",
                        "Яндекс, поиск",
                        "okna-ladoga.example",
                        "Лимит исчерпан")
                .doesNotContain("9001234542");
        assertThat(TestBrowser.of(port, network.denta().head()).get("/visitors").body())
                .doesNotContain("000\u201100\u201117");
        assertThat(TestBrowser.of(port, network.ladoga().managerWithNothing())
                        .get("/visitors")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theCardShowsEverythingAndIsForeignToOthers() {
        var visitor = known.numbered(Instant.now(), "/ceny", "+79000000017", false);
        var browser = TestBrowser.of(port, network.ladoga().managerWithPencils());

        var card = browser.get("/visitors/" + visitor);

        assertThat(card.statusCode()).isEqualTo(200);
        assertThat(card.body()).contains("tel:+79000000017", "Взять в работу", "Партнёр", "1 посещение, 1 страница");
        assertThat(browser.get("/cards/visitor/%s/timeline".formatted(visitor), "HX-Request", "true")
                        .body())
                .contains("Первое посещение", "Страница /ceny");
        assertThat(TestBrowser.of(port, network.denta().head())
                        .get("/visitors/" + visitor)
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.post("/visitors/%s/take".formatted(visitor), Map.of(), "HX-Request", "true")
                        .body())
                .contains("Ответственный: вы", "В работе");
        assertThat(TestBrowser.of(port, network.ladoga().head())
                        .get("/visitors/%s/call".formatted(visitor), "HX-Request", "true")
                        .body())
                .contains("Посетителем занимается");
        assertThat(browser.get("/visitors/%s/outcome".formatted(visitor), "HX-Request", "true")
                        .body())
                .contains("Недозвон", "Перезвонить", "Отказ", "Сделка");
        assertThat(browser.post(
                                "/visitors/%s/outcome".formatted(visitor),
                                Map.of("result", "no_answer"),
                                "HX-Request",
                                "true")
                        .body())
                .contains("напоминание:", "Следующий номер");
        assertThat(browser.get("/visitors/%s/head".formatted(visitor), "HX-Request", "true")
                        .body())
                .contains("Не дозвонились");
    }

    @Test
    void aPartnerIsConnectedByTheHeadAndSeenWithoutItsKeyByOthers() {
        known.visitor(Instant.now(), "/");
        var head = TestBrowser.of(port, network.ladoga().head());
        head.get("/connectors");

        var made = head.post("/connectors", Map.of("domain_id", known.site.toString(), "name", "Партнёр А"));

        assertThat(made.statusCode()).isEqualTo(303);
        assertThat(head.get("/connectors").body()).contains("Партнёр А", "/v1/identifications/");
        assertThat(TestBrowser.of(port, network.ladoga().managerWithEyes())
                        .get("/connectors")
                        .body())
                .contains("Партнёр А")
                .doesNotContain("/v1/identifications/");
        var id = rows(
                        "SELECT id FROM visitors.connector WHERE organization_id = ? AND name = 'Партнёр А'",
                        network.ladoga().id().value())
                .getFirst();
        head.post("/connectors/%s/status".formatted(id), Map.of("active", "false"));
        assertThat(head.get("/connectors").body()).contains("Приостановлен");
    }
}
