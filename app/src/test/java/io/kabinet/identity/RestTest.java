package io.kabinet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestApi;
import io.kabinet.testing.TestNetwork;
import io.kabinet.testing.TestPostgres;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What contract.md says of every resource, shown on the clients of a representation. */
@KabinetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestTest {

    private final int port;
    private final TestNetwork network;

    RestTest(@LocalServerPort int port) {
        this.port = port;
        this.network = TestNetwork.make();
    }

    @Test
    void meIsTheMembershipWithItsRights() {
        var person = network.north().managerWithEyes();
        var me = TestApi.of(port, person).get("/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.text("/id")).isEqualTo(person.membership().toString());
        assertThat(me.text("/email")).isEqualTo(person.email());
        assertThat(me.text("/name")).isEqualTo("Ольга Ветрова");
        assertThat(me.text("/role")).isEqualTo("manager");
        assertThat(me.text("/organization/kind")).isEqualTo("representation");
        assertThat(me.text("/organization/id")).isEqualTo(network.north().id().toString());
        assertThat(me.text("/grants/VISITORS")).isEqualTo("view");
        assertThat(me.json().at("/capabilities").toString())
                .contains("\"visitors.list\"")
                .doesNotContain("\"visitors.take\"");
    }

    @Test
    void withoutATokenThatWorksTheAnswerIs401() throws SQLException {
        for (String token : new String[] {"", "nonsense", "x".repeat(5_000)}) {
            var answer = new TestApi(port, token).get("/me");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("/code")).isEqualTo("unauthenticated");
        }
        var person = network.denta().manager(TestNetwork.everywhere(io.kabinet.tenancy.Access.EDIT));
        assertThat(TestApi.of(port, person).get("/me").status()).isEqualTo(200);
        executeAsOwner("UPDATE identity.membership SET state = 'BLOCKED' WHERE id = '" + person.membership() + "'");
        assertThat(TestApi.of(port, person).get("/me").status()).isEqualTo(401);
    }

    @Test
    void aRepresentationOpensAClientWithItsHead() {
        var api = TestApi.of(port, network.north().head());

        var created = api.post("/clients", client("Медцентр «Север»", email()));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.text("/name")).isEqualTo("Медцентр «Север»");
        assertThat(created.text("/head/first_name")).isEqualTo("Глеб");
        assertThat(created.text("/head/phone")).isEqualTo("+79000000017");
        assertThat(created.json().at("/balance/identifications").asLong()).isZero();
        assertThat(created.json().at("/head").has("password")).isFalse();
        var read = api.get("/clients/" + created.text("/id"));
        assertThat(read.json()).isEqualTo(created.json());
        var renamed = api.send("PATCH", "/clients/" + created.text("/id"), "{\"name\":\"Север\"}");
        assertThat(renamed.text("/name")).isEqualTo("Север");
    }

    @Test
    void anEmailThatHasAnAccountAnswersLikeAnyOther() {
        var there = network.palitra().head();
        var answer = TestApi.of(port, network.north().head()).post("/clients", client("Второй кабинет", there.email()));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/head/first_name"))
                .as("as the new organization calls them")
                .isEqualTo("Глеб");
        assertThat(TestApi.of(port, there).get("/me").text("/organization/id"))
                .isEqualTo(network.palitra().id().toString());
    }

    @Test
    void rightsComeBeforeTheBody() {
        var mayNot = TestApi.of(port, network.ladoga().head());
        for (String body : new String[] {"{}", "not json", "", "[1]"}) {
            var answer = mayNot.post("/clients", body);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("/code")).isEqualTo("forbidden");
        }
        var foreign = TestApi.of(port, network.north().head());
        for (String body : new String[] {"{}", "not json"}) {
            assertThat(foreign.send("PATCH", "/clients/" + network.palitra().id(), body)
                            .status())
                    .isEqualTo(404);
            assertThat(TestApi.of(port, network.north().managerWithPencils())
                            .send("PATCH", "/clients/" + network.ladoga().id(), body)
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void whatOneMayNotSeeAnswersLikeWhatDoesNotExist() {
        var api = TestApi.of(port, network.north().head());
        var foreign = api.get("/clients/" + network.palitra().id());
        var missing = api.get("/clients/" + UUID.randomUUID());
        var nonsense = api.get("/clients/nonsense");

        assertThat(foreign.status()).isEqualTo(404);
        for (String field : new String[] {"/status", "/code", "/title", "/detail"}) {
            assertThat(foreign.json().at(field))
                    .isEqualTo(missing.json().at(field))
                    .isEqualTo(nonsense.json().at(field));
        }
        assertThat(TestApi.of(port, network.north().managerWithNothing())
                        .get("/clients/" + network.ladoga().id())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aBodyThatDoesNotFitNamesEveryField() {
        var answer = TestApi.of(port, network.north().head()).post("/clients", """
                        {"name":"","head":{"last_name":"Аксёнов","email":"nobody","phone":"12","password":"short"}}
                        """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/code")).isEqualTo("invalid");
        assertThat(answer.json().at("/errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "head.first_name", "head.email", "head.phone", "head.password");
        assertThat(answer.json().at("/errors").findValuesAsString("message"))
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @Test
    void jsonTypesAreStrict() {
        var api = TestApi.of(port, network.north().head());
        for (String body : new String[] {
            "{\"name\":1}", "{\"name\":true}", "{\"name\":[\"a\"]}", "{\"head\":\"a\"}", "{\"name\":\"\\u0000\"}",
            "{\"name\":\"\\ud800\"}", "[]", "1", "\"a\"", "null"
        }) {
            assertThat(api.post("/clients", body).status()).as(body).isEqualTo(422);
        }
        for (String body : new String[] {
            "", "{", "{\"name\":\"a\"} x", "{\"name\":\"a\",\"name\":\"b\"}", "{name:1}", "[".repeat(10_000)
        }) {
            assertThat(api.post("/clients", body).status()).as(body).isEqualTo(400);
        }
        assertThat(api.post("/clients", "{\"name\":\"" + "a".repeat(1 << 20) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aListIsReadPageByPage() {
        var api = TestApi.of(port, network.south().head());
        for (int number = 0; number < 5; number++) {
            assertThat(api.post("/clients", client("Страница " + number, email()))
                            .status())
                    .isEqualTo(201);
        }
        var first = api.get("/clients?limit=3&q=%D1%81%D1%82%D1%80%D0%B0%D0%BD%D0%B8%D1%86%D0%B0");
        assertThat(first.json().at("/items").findValuesAsString("name"))
                .contains("Страница 0", "Страница 1", "Страница 2")
                .doesNotContain("Страница 3");
        var second = api.get("/clients?limit=3&q=%D1%81%D1%82%D1%80%D0%B0%D0%BD%D0%B8%D1%86%D0%B0&cursor="
                + first.text("/next_cursor"));
        assertThat(second.json().at("/items").findValuesAsString("name")).contains("Страница 3", "Страница 4");
        assertThat(second.json().at("/next_cursor").isNull()).isTrue();

        for (String query : new String[] {"limit=0", "limit=201", "limit=a", "limit=", "cursor=nonsense"}) {
            assertThat(api.get("/clients?" + query).status()).as(query).isEqualTo(422);
        }
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswerAndHappensOnce() throws Exception {
        var api = TestApi.of(port, network.north().head());
        var body = client("Дважды", email());
        var key = UUID.randomUUID().toString();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<TestApi.Answer> call = () -> api.post("/clients", body, "Idempotency-Key", key);
            var answers =
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> call).toList());
            var bodies = new java.util.HashSet<String>();
            for (var answer : answers) {
                assertThat(answer.get().status()).isEqualTo(201);
                bodies.add(answer.get().response().body());
            }
            assertThat(bodies).hasSize(1);
        }
        assertThat(api.get("/clients?q=%D0%B4%D0%B2%D0%B0%D0%B6%D0%B4%D1%8B")
                        .json()
                        .at("/items"))
                .hasSize(1);

        var other = api.post("/clients", client("Трижды", email()), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/code")).isEqualTo("idempotency_key_reused");
        var colleague = TestApi.of(port, network.north().chiefManager())
                .post("/clients", client("Коллега", email()), "Idempotency-Key", key);
        assertThat(colleague.status()).as("a key is one membership's").isEqualTo(201);
    }

    @Test
    void aRefusedRequestMayBeRepeatedUnderItsKey() {
        var api = TestApi.of(port, network.north().head());
        var key = UUID.randomUUID().toString();

        assertThat(api.post("/clients", "{\"name\":\"\"}", "Idempotency-Key", key)
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/clients", client("Со второго раза", email()), "Idempotency-Key", key)
                        .status())
                .isEqualTo(201);
        assertThat(api.post("/clients", client("Ключ", email()), "Idempotency-Key", "x".repeat(256))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theDescriptionNamesEveryResource() {
        var document = new TestApi(port, "").get("/openapi.json");

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.json().at("/paths/~1clients/post/requestBody").isObject())
                .isTrue();
        assertThat(document.json().at("/paths/~1me/get/responses/200").isObject())
                .isTrue();
        assertThat(document.json()
                        .at("/components/schemas/Cabinet/properties/created_at/format")
                        .asString())
                .isEqualTo("date-time");
    }

    @Test
    void anUnknownPathOrVerbIsAProblemToo() {
        var api = TestApi.of(port, network.north().head());
        assertThat(api.get("/no-such-thing").text("/code")).isEqualTo("not_found");
        assertThat(api.send("DELETE", "/clients", "").text("/code")).isEqualTo("method_not_allowed");
    }

    private static String client(String name, String email) {
        return """
                {"name":"%s","head":{"first_name":"Глеб","last_name":"Аксёнов","email":"%s",
                 "phone":"8 (900) 000-00-17","password":"long enough"}}
                """.formatted(name, email);
    }

    private static String email() {
        return UUID.randomUUID() + "@test.example";
    }

    private static void executeAsOwner(String sql) throws SQLException {
        try (var connection = TestPostgres.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
