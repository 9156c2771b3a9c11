package io.kabinet.visitors.identification;

import static io.kabinet.visitors.projection.Database.number;
import static io.kabinet.visitors.projection.Database.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.billing.Accruals;
import io.kabinet.billing.Accrue;
import io.kabinet.collector.CollectorRoute;
import io.kabinet.shared.Ids;
import io.kabinet.shared.Money;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.SiteId;
import io.kabinet.tenancy.OrganizationKind;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestOrganizations;
import io.kabinet.visitors.projection.Database;
import io.kabinet.visitors.projection.TestProjection;
import io.kabinet.visitors.projection.Traffic;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KabinetTest
class IdentificationTest {

    private static final String NUMBER = "+79000000017";

    private final PartnerWebhook webhook;
    private final Identifier identifier;
    private final HeldIdentifications held;
    private final Accruals accruals;
    private final TestProjection projection;
    private final Instant now = Instant.now().minusSeconds(120);
    private final OrganizationId organization = TestOrganizations.representation();
    private final SiteId site = SiteId.next();
    private final Traffic traffic = new Traffic(organization, site);
    private String key = "";
    private String secondKey = "";

    IdentificationTest(
            PartnerWebhook webhook,
            Identifier identifier,
            HeldIdentifications held,
            Accruals accruals,
            TestProjection projection) {
        this.webhook = webhook;
        this.identifier = identifier;
        this.held = held;
        this.accruals = accruals;
        this.projection = projection;
    }

    @BeforeEach
    void connect() {
        key = connector();
        secondKey = connector();
    }

    @Test
    void aConsentingVisitorIsIdentifiedOnceAndPaidForOnce() {
        topUp(10);
        var browser = visit();

        assertThat(results(notice(key, browser, "n1", NUMBER))).containsExactly("accepted");
        assertThat(results(notice(key, browser, "n1", NUMBER))).containsExactly("duplicate");
        assertThat(results(notice(secondKey, browser, "x1", "8 900 000-00-17"))).containsExactly("duplicate");

        assertThat(balance()).isEqualTo(9);
        assertThat(visitor(browser)).containsExactly("+79000000017 PARTNER f");
        assertThat(figures()).containsExactly("NUMBERS 1");
        assertThat(rows(
                        "SELECT kind, payload ->> 'connector', payload ->> 'charged' FROM timeline.entry WHERE organization_id = ?",
                        organization.value()))
                .containsExactly("IDENTIFIED partner true");
    }

    @Test
    void withoutConsentNothingIsKept() {
        topUp(10);
        var browser = UUID.randomUUID();
        projection.project(traffic.request(browser, now).view(now, "/").consent(true, false));

        assertThat(results(notice(key, browser, "n1", NUMBER))).containsExactly("no_consent");
        assertThat(results(notice(key, UUID.randomUUID(), "n2", NUMBER))).containsExactly("no_consent");

        assertThat(number("SELECT count(*) FROM visitors.identification_request WHERE site_id = ?", site.value()))
                .isZero();
        assertThat(number(
                        "SELECT count(*) FROM visitors.identification WHERE organization_id = ?", organization.value()))
                .isZero();
        assertThat(balance()).isEqualTo(10);
    }

    @Test
    void withoutBalanceTheContactWaitsAndIsReleasedInOrder() {
        var first = visit();
        var second = visit();
        var third = visit();
        assertThat(results(notice(key, first, "n1", "+79000000001"))).containsExactly("held");
        assertThat(results(notice(key, second, "n2", "+79000000002"))).containsExactly("held");
        assertThat(results(notice(key, third, "n3", "+79000000003"))).containsExactly("held");
        assertThat(visitor(first)).containsExactly("+79000000001 PARTNER t");
        assertThat(figures()).isEmpty();

        topUp(2);
        awaitHeld(1);

        assertThat(visitor(first)).containsExactly("+79000000001 PARTNER f");
        assertThat(visitor(second)).containsExactly("+79000000002 PARTNER f");
        assertThat(visitor(third)).containsExactly("+79000000003 PARTNER t");
        assertThat(balance()).isZero();
        assertThat(figures()).containsExactly("NUMBERS 2");
    }

    @Test
    void whoWithdrewConsentIsNotReleasedAndNobodyPays() {
        var browser = visit();
        assertThat(results(notice(key, browser, "n1", NUMBER))).containsExactly("held");
        projection.project(traffic.request(browser, now.plusSeconds(60))
                .consentEvent(now.plusSeconds(60))
                .consent(true, false));

        topUp(5);
        held.release(organization);

        assertThat(balance()).isEqualTo(5);
        assertThat(visitor(browser)).containsExactly("null null f");
        assertThat(number(
                        "SELECT count(*) FROM visitors.identification WHERE organization_id = ?", organization.value()))
                .isZero();
    }

    @Test
    void whatAVisitorLeavesInAFormIsFreeAndCountedApart() {
        var browser = UUID.randomUUID();
        projection.project(traffic.request(browser, now)
                .view(now, "/")
                .form(now, "Анна", "8 (900) 000-00-17", "anna@example.org"));
        identifier.serve(organization);

        assertThat(visitor(browser)).containsExactly("+79000000017 FORM f");
        assertThat(rows("SELECT name, email FROM visitors.visitor WHERE site_id = ?", site.value()))
                .containsExactly("Анна anna@example.org");
        assertThat(figures()).containsExactly("FORM_NUMBERS 1");
        assertThat(rows("SELECT result, phone FROM visitors.identification_request WHERE site_id = ?", site.value()))
                .containsExactly("ACCEPTED null");
    }

    @Test
    void aFormAfterAWithdrawalIsNotServed() {
        var browser = UUID.randomUUID();
        projection.project(traffic.request(browser, now).view(now, "/").form(now, "Анна", NUMBER, ""));
        projection.project(traffic.request(browser, now.plusSeconds(5))
                .consentEvent(now.plusSeconds(5))
                .consent(true, false));

        identifier.serve(organization);

        assertThat(visitor(browser)).containsExactly("null null f");
        assertThat(rows("SELECT result, phone FROM visitors.identification_request WHERE site_id = ?", site.value()))
                .containsExactly("NO_CONSENT null");
    }

    @Test
    void anotherPhoneInTheSameBrowserIsAnotherVisitorFromThenOn() {
        topUp(10);
        var browser = visit();
        assertThat(results(notice(key, browser, "n1", NUMBER))).containsExactly("accepted");
        var at = now.plusSeconds(30);
        projection.project(traffic.request(browser, at).form(at, "Пётр", "+79000000099", ""));
        identifier.serve(organization);
        projection.project(traffic.request(browser, at.plusSeconds(10)).view(at.plusSeconds(10), "/second"));

        assertThat(rows(
                        "SELECT person, phone, visits_count, last_page FROM visitors.visitor WHERE site_id = ? ORDER BY person",
                        site.value()))
                .containsExactly("1 +79000000017 1 /", "2 +79000000099 1 /second");
        assertThat(results(notice(key, browser, "n2", NUMBER)))
                .as("the first person again")
                .containsExactly("duplicate");
        assertThat(number("SELECT count(*) FROM visitors.visitor WHERE site_id = ?", site.value()))
                .isEqualTo(2);
    }

    @Test
    void theSameContactCostsAgainInTheNextRepeatWindowOnly() {
        topUp(10);
        assertThat(results(notice(key, visit(), "n1", NUMBER))).containsExactly("accepted");
        assertThat(results(notice(key, visit(), "n2", NUMBER))).containsExactly("duplicate");
        Database.execute(
                "UPDATE visitors.identification SET created_at = created_at - interval '31 days' WHERE organization_id = ?",
                organization.value());
        assertThat(results(notice(key, visit(), "n3", NUMBER))).containsExactly("accepted");
        assertThat(results(notice(key, visit(), "n4", NUMBER))).containsExactly("duplicate");

        assertThat(balance()).isEqualTo(8);
        assertThat(number(
                        "SELECT count(*) FROM visitors.identification WHERE organization_id = ?", organization.value()))
                .isEqualTo(1);
    }

    @Test
    void twoConnectorsAtTheSameMomentMakeOneIdentificationAndOneCharge() throws Exception {
        topUp(100);
        for (int round = 0; round < 10; round++) {
            var number = "+7900000%04d".formatted(1_000 + round);
            var one = visit();
            var other = visit();
            int notice = round;
            var answers = atOnce(
                    () -> results(notice(key, one, "a" + notice, number)),
                    () -> results(notice(secondKey, other, "b" + notice, number)),
                    () -> results(notice(key, one, "a" + notice, number)),
                    () -> results(notice(secondKey, one, "c" + notice, number)));
            assertThat(answers.stream().filter(answer -> answer.equals(List.of("accepted"))))
                    .as("round %d: %s", round, answers)
                    .hasSize(1);
        }
        assertThat(balance()).isEqualTo(90);
        assertThat(number(
                        "SELECT count(*) FROM visitors.identification WHERE organization_id = ?", organization.value()))
                .isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"visit_id\":\"1\",\"phone\":\"79000000017\"}|visitor",
                "{\"visitor\":\"x\",\"visit_id\":\"1\",\"phone\":\"79000000017\"}|visitor",
                "{\"visitor\":5,\"visit_id\":\"1\",\"phone\":\"79000000017\"}|visitor",
                "{\"visitor\":\"0198c0de-0000-7000-8000-000000000001\",\"phone\":\"79000000017\"}|visit_id",
                "{\"visitor\":\"0198c0de-0000-7000-8000-000000000001\",\"visit_id\":\"a\\u0000b\",\"phone\":\"79000000017\"}|visit_id",
                "{\"visitor\":\"0198c0de-0000-7000-8000-000000000001\",\"visit_id\":\"\\ud800\",\"phone\":\"79000000017\"}|visit_id",
                "{\"visitor\":\"0198c0de-0000-7000-8000-000000000001\",\"visit_id\":\"1\"}|phone",
                "{\"visitor\":\"0198c0de-0000-7000-8000-000000000001\",\"visit_id\":\"1\",\"phone\":\"12\"}|phone",
                "{\"visitor\":\"0198c0de-0000-7000-8000-000000000001\",\"visit_id\":\"1\",\"phone\":{}}|phone",
                "{\"visitor\":\"0198c0de-0000-7000-8000-000000000001\",\"visit_id\":\"1\",\"email\":\"no\"}|email",
                "{\"visitor\":\"0198c0de-0000-7000-8000-000000000001\",\"visit_id\":\"1\",\"phone\":\"79000000017\",\"timestamp\":\"now\"}|timestamp",
            })
    void aNoticeThatDoesNotFitNamesItsField(String body, String field) {
        var answer = call(key, body);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).contains("\"result\":\"invalid\"").contains("\"field\":\"" + field + "\"");
    }

    @Test
    void aBodyThatIsNoJsonAKeyThatIsUnknownAndTooManyNoticesAreRefused() {
        assertThat(call(key, "{").status()).isEqualTo(400);
        assertThat(call(key, "[1]").status()).isEqualTo(400);
        assertThat(call(key, "").status()).isEqualTo(400);
        assertThat(call("nobody-knows-this-key", "{}").status()).isEqualTo(404);
        assertThat(call(key, "[" + String.join(",", Collections.nCopies(101, "{}")) + "]")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void anArrayIsAnsweredInItsOrder() {
        topUp(10);
        var browser = visit();

        var answer = call(
                key,
                "[" + notice(browser, "n1", NUMBER) + "," + notice(UUID.randomUUID(), "n2", NUMBER) + ","
                        + notice(browser, "n1", NUMBER) + "]");

        assertThat(results(answer)).containsExactly("accepted", "no_consent", "duplicate");
    }

    private UUID visit() {
        var browser = UUID.randomUUID();
        projection.project(traffic.request(browser, now).view(now, "/"));
        return browser;
    }

    private String connector() {
        var made = "key-" + UUID.randomUUID();
        Database.execute(
                "INSERT INTO visitors.connector (id, organization_id, site_id, kind, name, key, price_units)"
                        + " VALUES (?, ?, ?, 'PARTNER_WEBHOOK', 'Партнёр', ?, 1)",
                Ids.next(),
                organization.value(),
                site.value(),
                made);
        return made;
    }

    private void topUp(int identifications) {
        var giver = TestOrganizations.head(TestOrganizations.headOffice(), OrganizationKind.HEAD_OFFICE);
        var unused =
                accruals.accrue(giver, new Accrue(organization, identifications, Money.ZERO, Optional.of("проба")));
    }

    private long balance() {
        return number(
                "SELECT coalesce(sum(balance), 0) FROM billing.account WHERE organization_id = ? AND kind = 'available'",
                organization.value());
    }

    private List<String> visitor(UUID browser) {
        return rows(
                "SELECT phone, identified_by, contact_held FROM visitors.visitor WHERE site_id = ? AND browser_id = ?",
                site.value(),
                browser);
    }

    private List<String> figures() {
        return rows(
                "SELECT figure, sum(amount) FROM visitors.day_total WHERE site_id = ?"
                        + " AND figure IN ('NUMBERS', 'FORM_NUMBERS', 'COMPANIES') GROUP BY 1 HAVING sum(amount) <> 0 ORDER BY 1",
                site.value());
    }

    /** The release follows the top-up by an event: wait for the fact. */
    private void awaitHeld(long count) {
        var until = Instant.now().plus(Duration.ofSeconds(30));
        while (number(
                        "SELECT count(*) FROM visitors.identification WHERE organization_id = ? AND state = 'HELD'",
                        organization.value())
                != count) {
            assertThat(Instant.now()).as("released in time").isBefore(until);
            Thread.onSpinWait();
        }
    }

    private CollectorRoute.Answer notice(String connector, UUID browser, String visitId, String phone) {
        return call(connector, notice(browser, visitId, phone));
    }

    private static String notice(UUID browser, String visitId, String phone) {
        return "{\"visitor\":\"%s\",\"visit_id\":\"%s\",\"phone\":\"%s\"}".formatted(browser, visitId, phone);
    }

    private CollectorRoute.Answer call(String connector, String body) {
        return webhook.handle(new CollectorRoute.Call(
                "POST",
                connector,
                Map.of(),
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                InetAddress.getLoopbackAddress()));
    }

    private static List<String> results(CollectorRoute.Answer answer) {
        assertThat(answer.status()).isEqualTo(202);
        return java.util.regex.Pattern.compile("\"result\":\"([a-z_]+)\"")
                .matcher(answer.body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @SafeVarargs
    private static List<List<String>> atOnce(Callable<List<String>>... calls) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = java.util.Arrays.stream(calls)
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            start.countDown();
            var answers = new java.util.ArrayList<List<String>>();
            for (var answer : running) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
