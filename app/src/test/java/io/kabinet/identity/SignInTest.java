package io.kabinet.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestBrowser;
import io.kabinet.testing.TestNetwork;
import io.kabinet.testing.TestNetwork.Person;
import io.kabinet.testing.TestPostgres;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

@KabinetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInTest {

    private static final String SESSION = "kabinet-session";

    private final int port;
    private final TestNetwork network;

    SignInTest(@LocalServerPort int port) {
        this.port = port;
        this.network = TestNetwork.make();
    }

    @Test
    void aPageLeadsAStrangerToTheSignInPageAndBack() {
        var browser = new TestBrowser(port);

        var refused = browser.get("/representations?q=a%20b");
        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(refused.headers().firstValue("Location")).hasValue("/sign-in?to=%2Frepresentations%3Fq%3Da%2520b");

        var person = network.headOffice().head();
        browser.get("/sign-in");
        var welcome = browser.post(
                "/sign-in",
                Map.of("email", person.email(), "password", TestNetwork.PASSWORD, "to", "/representations?q=a%20b"));
        assertThat(welcome.headers().firstValue("Location")).hasValue("/representations?q=a%20b");
    }

    @Test
    void aFragmentSendsTheWholePageToSignIn() {
        var answer = new TestBrowser(port).get("/representations", "HX-Request", "true");

        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/sign-in");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void nobodyIsSentToAnotherHostAfterSigningIn() {
        var person = network.ladoga().head();
        for (String elsewhere : new String[] {"//evil.example", "https://evil.example/", "/\\evil.example", "evil"}) {
            var browser = new TestBrowser(port);
            browser.get("/sign-in");
            var welcome = browser.post(
                    "/sign-in", Map.of("email", person.email(), "password", TestNetwork.PASSWORD, "to", elsewhere));
            assertThat(welcome.headers().firstValue("Location")).hasValue("/");
        }
    }

    @Test
    void theEmailMayBeWrittenInOtherCase() {
        var answer = new TestBrowser(port)
                .signIn(" " + network.ladoga().head().email().toUpperCase(java.util.Locale.ROOT), TestNetwork.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void theSessionGetsANewNumberAndItsCookieIsForTheServerAlone() {
        var browser = new TestBrowser(port);
        browser.get("/sign-in");
        assertThat(browser.cookie(SESSION)).as("strangers have no session").isEmpty();

        var answer = browser.signIn(network.ladoga().head().email(), TestNetwork.PASSWORD);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith(SESSION + "=")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax")
                        .contains("Path=/"));
        var first = browser.cookie(SESSION);
        browser.signIn(network.ladoga().head().email(), TestNetwork.PASSWORD);
        assertThat(browser.cookie(SESSION)).isNotEqualTo(first);
    }

    @Test
    void overHttpsTheCookieBelongsToThisHostAlone() {
        var browser = new TestBrowser(port);
        var answer = browser.get("/sign-in", "X-Forwarded-Proto", "https");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-kabinet-csrf=")
                        .contains("Secure")
                        .contains("HttpOnly")
                        .contains("Path=/")
                        .doesNotContain("Domain"));
    }

    @Test
    void aWrongPasswordAndAnUnknownEmailAnswerAlike() {
        var wrong = new TestBrowser(port).signIn(network.denta().head().email(), "wrong password");
        var unknown =
                new TestBrowser(port).signIn("nobody-" + network.denta().head().email(), "wrong password");

        assertThat(wrong.statusCode()).isEqualTo(401).isEqualTo(unknown.statusCode());
        assertThat(wrong.body()).contains("Почта или пароль не подходят. Осталось 4 попытки");
        assertThat(unknown.body()).contains("Почта или пароль не подходят. Осталось 4 попытки");
    }

    @Test
    void afterFiveWrongPasswordsTheSixthMustWaitEvenIfItIsRight() throws SQLException {
        for (String email : new String[] {
            network.palitra().head().email(), "nobody-" + network.palitra().id() + "@test.example"
        }) {
            var browser = new TestBrowser(port);
            for (int attempt = 0; attempt < 5; attempt++) {
                assertThat(browser.signIn(email, "wrong password").statusCode()).isEqualTo(401);
            }
            var waits = browser.signIn(email, TestNetwork.PASSWORD);
            assertThat(waits.statusCode()).isEqualTo(429);
            assertThat(waits.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 2L);
        }
        executeAsOwner("UPDATE identity.sign_in_throttle SET blocked_until = now()");
        assertThat(new TestBrowser(port)
                        .signIn(network.palitra().head().email(), TestNetwork.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        var browser = new TestBrowser(port);
        var answer = browser.post(
                "/sign-in", Map.of("email", network.ladoga().head().email(), "password", TestNetwork.PASSWORD));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(browser.cookie(SESSION)).isEmpty();
    }

    @Test
    void signingOutEndsTheSessionForGood() {
        var browser = TestBrowser.of(port, network.ladoga().head());
        var session = browser.cookie(SESSION);

        browser.post("/sign-out", Map.of());

        assertThat(new TestBrowser(port)
                        .get("/", "Cookie", SESSION + "=" + session)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void whoIsBlockedOrRemovedIsOutAtTheNextRequest() throws SQLException {
        for (String state : new String[] {"state = 'BLOCKED'", "state = 'REMOVED', removed_at = now()"}) {
            var person = network.ladoga().manager(TestNetwork.everywhere(io.kabinet.tenancy.Access.EDIT));
            var browser = TestBrowser.of(port, person);
            assertThat(browser.get("/no-such-page").statusCode()).isEqualTo(404);

            executeAsOwner("UPDATE identity.membership SET " + state + " WHERE id = '" + person.membership() + "'");

            assertThat(browser.get("/no-such-page").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void oneAccountWorksInTwoOrganizationsAndSwitches() {
        Person person = network.ladoga().head();
        TestNetwork.alsoHeadOf(person, network.palitra());
        var browser = TestBrowser.of(port, person);

        var switched = browser.post(
                "/organizations/current",
                Map.of("organization", network.palitra().id().toString()));
        assertThat(switched.statusCode()).isEqualTo(303);

        var foreign = browser.post(
                "/organizations/current",
                Map.of("organization", network.denta().id().toString()));
        assertThat(foreign.statusCode()).isEqualTo(404);
    }

    @Test
    void whoseThePasswordIsNotChoosesOneFirst() throws SQLException {
        var person = network.denta().manager(Map.of());
        executeAsOwner("UPDATE identity.account SET must_change_password = true WHERE id = '" + person.account() + "'");
        var browser = TestBrowser.of(port, person);

        assertThat(browser.get("/").headers().firstValue("Location")).hasValue("/password");
        assertThat(browser.get("/password").statusCode()).isEqualTo(200);
        assertThat(browser.post("/password", Map.of("password", "short")).body())
                .contains("Не короче 8 знаков");
        assertThat(browser.post("/password", Map.of("password", TestNetwork.PASSWORD))
                        .body())
                .contains("Это прежний пароль");
        assertThat(browser.post("/password", Map.of("password", "another good one"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/password").statusCode()).isEqualTo(404);
        assertThat(new TestBrowser(port)
                        .signIn(person.email(), "another good one")
                        .statusCode())
                .isEqualTo(303);
    }

    private static void executeAsOwner(String sql) throws SQLException {
        try (var connection = TestPostgres.owner().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
