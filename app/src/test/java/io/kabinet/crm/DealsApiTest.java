package io.kabinet.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.tenancy.Access;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestApi;
import io.kabinet.testing.TestNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Deals, funnels, reminders and what hangs on a card, as contract.md says. */
@KabinetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DealsApiTest {

    private final int port;
    private final TestNetwork network;

    DealsApiTest(@LocalServerPort int port) {
        this.port = port;
        this.network = TestNetwork.make();
    }

    @Test
    void aDealIsMadeWithDefaultsReadChangedMovedAndDeleted() {
        var head = TestApi.of(port, network.ladoga().head());
        var funnel = head.get("/funnels");
        assertThat(funnel.json().at("/items/0/stages")).hasSize(5);
        assertThat(funnel.text("/items/0/stages/4/kind")).isEqualTo("lost");

        var made = head.post("/deals", """
                {"title":"Три окна","contact":{"name":"Елена","phone":"8 900 000-00-56"},"amount_minor":12430000}""");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("/contact/phone")).isEqualTo("+79000000056");
        assertThat(made.text("/stage_id")).isEqualTo(funnel.text("/items/0/stages/0/id"));
        assertThat(made.text("/responsible_id"))
                .isEqualTo(network.ladoga().head().membership().toString());
        var path = "/deals/" + made.text("/id");
        assertThat(head.get(path).json()).isEqualTo(made.json());

        var changed = head.send("PATCH", path, "{\"contact\":{\"company\":\"Кедр\"},\"version\":1}");
        assertThat(changed.text("/contact/name")).isEqualTo("Елена");
        assertThat(changed.json().at("/version").asInt()).isEqualTo(2);
        var stale = head.send("PATCH", path, "{\"title\":\"Поздно\",\"version\":1}");
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text("/code")).isEqualTo("stale_version");

        var lost = funnel.text("/items/0/stages/4/id");
        var refused = head.send("PUT", path + "/stage", "{\"stage_id\":\"%s\"}".formatted(lost));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/errors/0/field")).isEqualTo("lost_reason");
        var moved =
                head.send("PUT", path + "/stage", "{\"stage_id\":\"%s\",\"lost_reason\":\"Дорого\"}".formatted(lost));
        assertThat(moved.text("/lost_reason")).isEqualTo("Дорого");
        assertThat(moved.text("/closed_at")).isNotEmpty();

        assertThat(head.get(path + "/timeline").text("/items/0/type")).isEqualTo("deal_stage");
        assertThat(head.send("DELETE", path, "").status()).isEqualTo(204);
        assertThat(head.get(path).status()).isEqualTo(404);
    }

    @Test
    void aRepeatedRequestMakesOneDeal() {
        var person = network.denta().manager(TestNetwork.everywhere(Access.EDIT));
        var api = TestApi.of(port, person);
        var body = "{\"title\":\"Имплант\"}";

        var first = api.post("/deals", body, "Idempotency-Key", "one");
        var again = api.post("/deals", body, "Idempotency-Key", "one");

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(api.get("/deals").json().at("/items")).hasSize(1);
    }

    @Test
    void theListFiltersSortsAndPages() {
        var api = TestApi.of(port, network.south().head());
        for (int index = 1; index <= 3; index++) {
            api.post("/deals", "{\"title\":\"Сделка %d\",\"amount_minor\":%d}".formatted(index, index * 100));
        }

        var first = api.get("/deals?limit=2&sort=-amount_minor");
        assertThat(first.text("/items/0/title")).isEqualTo("Сделка 3");
        var rest = api.get("/deals?limit=2&sort=-amount_minor&cursor=" + first.text("/next_cursor"));
        assertThat(rest.json().at("/items")).hasSize(1);
        assertThat(rest.json().at("/next_cursor").isNull()).isTrue();
        assertThat(api.get("/deals?q=%D1%81%D0%B4%D0%B5%D0%BB%D0%BA%D0%B0%202")
                        .json()
                        .at("/items"))
                .hasSize(1);
        assertThat(api.get("/deals?from=2020-01-01&to=2020-12-31").json().at("/items"))
                .isEmpty();
        assertThat(api.get("/deals?sort=beauty").status()).isEqualTo(422);
        assertThat(api.get("/deals?from=yesterday").status()).isEqualTo(422);
        assertThat(api.get("/deals?limit=0").status()).isEqualTo(422);
        assertThat(api.get("/deals?cursor=nonsense").status()).isEqualTo(422);
    }

    @Test
    void rightsComeBeforeTheBodyAndWhatIsNotSeenDoesNotExist() {
        var place = network.palitra();
        var mine = TestApi.of(port, place.managerWithPencils()).post("/deals", "{\"title\":\"Моя\"}");
        var path = "/deals/" + mine.text("/id");

        var other = TestApi.of(port, place.manager(TestNetwork.everywhere(Access.EDIT)));
        assertThat(other.get("/deals").json().at("/items")).isEmpty();
        assertThat(other.get(path).status()).isEqualTo(404);
        assertThat(other.send("PATCH", path, "[").status()).isEqualTo(404);
        assertThat(other.post(path + "/comments", "{}").status()).isEqualTo(404);
        assertThat(TestApi.of(port, network.ladoga().head())
                        .get(path + "/reminders")
                        .status())
                .isEqualTo(404);

        var nothing = TestApi.of(port, place.managerWithNothing());
        assertThat(nothing.get("/deals").status()).isEqualTo(403);
        assertThat(nothing.get("/funnels").status()).isEqualTo(403);
        assertThat(nothing.get("/reminders").status()).isEqualTo(403);
        assertThat(nothing.get(path).status()).isEqualTo(404);
        assertThat(nothing.post("/deals", "[").status()).isEqualTo(403);

        var owner = TestApi.of(port, place.managerWithPencils());
        assertThat(owner.send("DELETE", path, "").status()).isEqualTo(403);
        assertThat(owner.send(
                                "PATCH",
                                path,
                                "{\"responsible_id\":\"%s\"}"
                                        .formatted(place.head().membership()))
                        .status())
                .isEqualTo(403);
        assertThat(owner.post("/deals", "{\"title\":\"\",\"amount_minor\":\"1\"}")
                        .status())
                .isEqualTo(422);
        assertThat(owner.post("/deals", "[").status()).isEqualTo(400);
        var given = TestApi.of(port, place.head())
                .send(
                        "PATCH",
                        path,
                        "{\"responsible_id\":\"%s\"}"
                                .formatted(place.chiefManager().membership()));
        assertThat(given.text("/responsible_id"))
                .isEqualTo(place.chiefManager().membership().toString());
        assertThat(owner.get(path).status()).isEqualTo(404);
    }

    @Test
    void aCardCarriesCommentsCallsAndReminders() {
        var api = TestApi.of(port, network.north().chiefManager());
        var path = "/deals/" + api.post("/deals", "{\"title\":\"Склад\"}").text("/id");

        assertThat(api.post(path + "/comments", "{\"text\":\"Ждут смету\"}").status())
                .isEqualTo(201);
        assertThat(api.post(path + "/comments", "{\"text\":\"\"}").text("/errors/0/code"))
                .isEqualTo("required");
        assertThat(api.post(path + "/calls", "{\"result\":\"call_back\",\"note\":\"в среду\"}")
                        .text("/result"))
                .isEqualTo("call_back");
        assertThat(api.post(path + "/calls", "{\"result\":\"maybe\"}").status()).isEqualTo(422);
        var reminder = api.post(path + "/reminders", "{\"due_at\":\"2031-01-02T07:00:00Z\",\"text\":\"Смета\"}");
        assertThat(reminder.status()).isEqualTo(201);
        assertThat(api.get(path).text("/next_reminder_at")).isEqualTo("2031-01-02T07:00:00Z");

        var one = "/reminders/" + reminder.text("/id");
        assertThat(api.send("PATCH", one, "{\"done\":true}").json().at("/done").asBoolean())
                .isTrue();
        assertThat(api.get(path).json().at("/next_reminder_at").isNull()).isTrue();
        assertThat(api.get("/reminders?done=true").json().at("/items")).hasSize(1);
        assertThat(api.get("/reminders?done=false").json().at("/items")).isEmpty();
        assertThat(api.send("DELETE", one, "").status()).isEqualTo(204);
        assertThat(api.get(one).status()).isEqualTo(404);
        assertThat(api.get(path + "/comments").text("/items/0/actor/name")).isEqualTo("Ольга Ветрова");
        assertThat(api.get(path + "/calls").json().at("/items")).hasSize(1);
        assertThat(api.get(path + "/timeline?limit=2").json().at("/items")).hasSize(2);
    }
}
