package io.kabinet.sites;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestApi;
import io.kabinet.testing.TestBrowser;
import io.kabinet.testing.TestNetwork;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@KabinetTest
class DomainsApiTest {

    private final int port;
    private final SiteKeys keys;
    private final TestNetwork network = TestNetwork.make();

    DomainsApiTest(@LocalServerPort int port, SiteKeys keys) {
        this.port = port;
        this.keys = keys;
    }

    @Test
    void aDomainIsMadeReadPausedAndDeleted() {
        var api = TestApi.of(port, network.ladoga().head());

        var made = api.post("/domains", "{\"host\":\"www.Окна-Ладога.рф\",\"settings\":{\"banner\":false}}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/host")).isEqualTo("xn----7sbbaof2bkpih.xn--p1ai");
        assertThat(made.text("/status")).isEqualTo("active");
        assertThat(made.text("/snippet"))
                .startsWith("<script async src=\"http")
                .endsWith("/k.js\" data-site=\"%s\"></script>".formatted(made.text("/key")));
        assertThat(made.json().at("/settings/banner").asBoolean()).isFalse();
        assertThat(made.json().at("/settings/events_per_second").asInt()).isEqualTo(10_000);
        assertThat(made.json().at("/last_event_at").isNull()).isTrue();
        assertThat(api.get("/domains").text("/items/0/id")).isEqualTo(made.text("/id"));
        assertThat(keys.find(made.text("/key"))).isPresent();

        var path = "/domains/" + made.text("/id");
        var paused = api.send("PATCH", path, "{\"status\":\"paused\",\"settings\":{\"excluded_paths\":[\"/admin\"]}}");
        assertThat(paused.text("/status")).isEqualTo("paused");
        assertThat(paused.text("/settings/excluded_paths/0")).isEqualTo("/admin");
        assertThat(paused.json().at("/settings/banner").asBoolean()).isFalse();
        assertThat(api.send("PATCH", path, "{\"status\":\"active\",\"version\":1}")
                        .text("/code"))
                .isEqualTo("stale_version");
        assertThat(api.send("PATCH", path, "{\"status\":\"deleted\"}").text("/errors/0/field"))
                .isEqualTo("status");

        assertThat(api.send("DELETE", path, "").status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.get("/domains").json().at("/items").size()).isZero();
    }

    @Test
    void theListComesInPages() {
        var api = TestApi.of(port, network.ladoga().head());
        for (int i = 0; i < 3; i++) {
            assertThat(api.post("/domains", "{\"host\":\"shop%d.example\"}".formatted(i))
                            .status())
                    .isEqualTo(201);
        }

        var first = api.get("/domains?limit=2");
        var second = api.get("/domains?limit=2&cursor=" + first.text("/next_cursor"));

        assertThat(first.json().at("/items").size()).isEqualTo(2);
        assertThat(second.text("/items/0/host")).isEqualTo("shop2.example");
        assertThat(second.json().at("/next_cursor").isNull()).isTrue();
    }

    @Test
    void aRepeatedRequestMakesOneDomain() {
        var api = TestApi.of(port, network.ladoga().head());
        var first = api.post("/domains", "{\"host\":\"shop.example\"}", "Idempotency-Key", "one");
        var again = api.post("/domains", "{\"host\":\"shop.example\"}", "Idempotency-Key", "one");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(api.post("/domains", "{\"host\":\"shop.example\"}").text("/errors/0/code"))
                .isEqualTo("host_taken");
    }

    @Test
    void rightsComeBeforeTheBody() {
        var nobody = TestApi.of(port, network.ladoga().managerWithNothing());
        var eyes = TestApi.of(port, network.ladoga().managerWithEyes());
        var pencils = TestApi.of(port, network.ladoga().managerWithPencils());
        var made = pencils.post("/domains", "{\"host\":\"shop.example\"}");
        var path = "/domains/" + made.text("/id");

        assertThat(nobody.get("/domains").status()).isEqualTo(403);
        assertThat(nobody.post("/domains", "nonsense").status()).isEqualTo(403);
        assertThat(nobody.get(path).status()).isEqualTo(404);
        assertThat(eyes.get(path).status()).isEqualTo(200);
        assertThat(eyes.post("/domains", "nonsense").status()).isEqualTo(403);
        assertThat(eyes.send("PATCH", path, "nonsense").status()).isEqualTo(403);
        assertThat(pencils.send("DELETE", path, "").status()).isEqualTo(403);
        assertThat(pencils.post("/domains", "nonsense").status()).isEqualTo(400);
        assertThat(pencils.post("/domains", "{\"host\":7}").text("/errors/0/code"))
                .isEqualTo("type");
        assertThat(pencils.post("/domains", "{}").text("/errors/0/code")).isEqualTo("required");
        assertThat(pencils.post("/domains", "{\"host\":\"a.example:80\"}").text("/errors/0/message"))
                .isNotEmpty();
    }

    @Test
    void aRepresentationServesItsClientAndNoOther() {
        var api = TestApi.of(port, network.north().head());
        var client = network.ladoga().id();
        var made = api.post("/domains", "{\"host\":\"shop.example\",\"organization_id\":\"%s\"}".formatted(client));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/organization_id")).isEqualTo(client.toString());
        assertThat(api.get("/domains?organization_id=" + client).text("/items/0/host"))
                .isEqualTo("shop.example");
        assertThat(api.get("/domains/" + made.text("/id")).status()).isEqualTo(200);
        assertThat(api.send("DELETE", "/domains/" + made.text("/id"), "").status())
                .isEqualTo(403);
        var south = TestApi.of(port, network.south().head());
        assertThat(south.get("/domains?organization_id=" + client)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(south.get("/domains/" + made.text("/id")).status()).isEqualTo(404);
        assertThat(south.post("/domains", "{\"host\":\"b.example\",\"organization_id\":\"%s\"}".formatted(client))
                        .text("/errors/0/field"))
                .isEqualTo("organization_id");
    }

    @Test
    void thePageLeadsFromTheFirstDomainToItsCode() {
        var browser = TestBrowser.of(port, network.ladoga().head());
        assertThat(browser.get("/domains").body()).contains("Ни одного домена");
        assertThat(browser.get("/domains/new").body()).contains("name=\"host\"");

        var refused = browser.post("/domains", Map.of("host", "https://shop.example"), "HX-Request", "true");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("data-field=\"host\"").contains("Уберите https://");

        var made = browser.post("/domains", Map.of("host", "shop.example"));
        var path = made.headers().firstValue("Location").orElseThrow();
        var page = browser.get(path).body();
        assertThat(page)
                .contains("shop.example", "Код не найден", "ждём первое событие", "data-copy=\"&lt;script async")
                .contains("data-live=\"domains\"", "Переходы без перезагрузки учитываются");
        assertThat(browser.get(path + "/state").body()).contains("Код не найден");
        assertThat(browser.get(path + "/list").body()).contains("aria-current=\"true\"");

        assertThat(browser.post(path + "/pause", Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.get(path).body()).contains("Приостановлен", "Возобновить", "shop.example приостановлен");
        assertThat(browser.post(path + "/resumption", Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.get(path + "/rules").body()).contains("settings.script_path");
        var rules = Map.of(
                "settings.script_path", "/s.js",
                "settings.events_path", "/s",
                "settings.excluded_paths", "/admin\n\n /basket ",
                "settings.events_per_second", "100",
                "version", "3");
        assertThat(browser.post(path + "/rules", rules).statusCode()).isEqualTo(303);
        assertThat(browser.get(path).body()).contains("/s.js", "/admin, /basket", "выключен");
        assertThat(browser.get(path + "/deletion").body()).contains("Удалить shop.example");
        assertThat(browser.post(path + "/deletion", Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.get("/domains").body()).contains("Ни одного домена", "shop.example удалён");
    }

    @Test
    void whoMayNotSeeDomainsHasNoSuchPage() {
        var browser = TestBrowser.of(port, network.ladoga().managerWithNothing());
        assertThat(browser.get("/domains").statusCode()).isEqualTo(404);
        var eyes = TestBrowser.of(port, network.ladoga().managerWithEyes());
        assertThat(eyes.get("/domains").body()).doesNotContain("Добавить домен");
        assertThat(eyes.get("/domains/new").statusCode()).isEqualTo(404);
    }
}
