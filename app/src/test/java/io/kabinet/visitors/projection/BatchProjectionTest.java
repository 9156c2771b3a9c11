package io.kabinet.visitors.projection;

import static io.kabinet.visitors.projection.Database.number;
import static io.kabinet.visitors.projection.Database.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kabinet.collector.CollectorId;
import io.kabinet.collector.Delivery;
import io.kabinet.collector.Entry;
import io.kabinet.collector.Offset;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.SiteId;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Transactions;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestOrganizations;
import io.kabinet.visitors.traffic.Sessionizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@KabinetTest
class BatchProjectionTest {

    private static final ZoneId MOSCOW = ZoneId.of("Europe/Moscow");
    private static final Instant NOON = Instant.parse("2026-11-20T09:00:00Z");

    private final DSLContext sql;
    private final Transactions transactions;
    private final Changes changes;
    private final CollectorId collector = new CollectorId(UUID.randomUUID());
    private final UUID holder = UUID.randomUUID();
    private OrganizationId organization = TestOrganizations.representation();
    private SiteId site = SiteId.next();
    private Traffic traffic = new Traffic(organization, site);
    private long position;

    BatchProjectionTest(DSLContext sql, Transactions transactions, Changes changes) {
        this.sql = sql;
        this.transactions = transactions;
        this.changes = changes;
    }

    @BeforeEach
    void lease() {
        assertThat(new ProjectionPosition(sql, transactions).lease(collector, holder, Offset.START))
                .contains(Offset.START);
    }

    @Test
    void pageViewsBecomeAVisitorItsVisitAndItsTotals() {
        var browser = UUID.randomUUID();

        project(traffic.request(browser, NOON)
                .view(UUID.randomUUID(), NOON.minusSeconds(90), "/?utm_source=yandex&utm_medium=cpc", "")
                .view(NOON.minusSeconds(30), "/ceny"));

        assertThat(rows(
                        "SELECT visits_count, pages_count, last_page, last_title, browser, device, platform,"
                                + " first_source ->> 'name', last_source_kind FROM visitors.visitor WHERE site_id = ?",
                        site.value()))
                .containsExactly("1 2 /ceny Страница /ceny Chrome 142 DESKTOP Windows yandex CAMPAIGN");
        assertThat(rows("SELECT pages, ended_at - started_at FROM visitors.visit WHERE site_id = ?", site.value()))
                .containsExactly("2 00:01:00");
        assertThat(totals()).containsExactly("PAGE_VIEWS 2", "VISITORS 1", "VISITS 1");
        assertThat(rows(
                        "SELECT hour AT TIME ZONE 'Europe/Moscow', visits, page_views FROM visitors.hourly_totals"
                                + " WHERE site_id = ?",
                        site.value()))
                .containsExactly("2026-11-20 11:00:00 1 2");
    }

    @Test
    void whatComesTwiceIsCountedOnce() {
        var request = traffic.request(UUID.randomUUID(), NOON).view(NOON, "/").view(NOON.plusSeconds(5), "/a");

        project(request, request);
        project(request);

        assertThat(totals()).containsExactly("PAGE_VIEWS 2", "VISITORS 1", "VISITS 1");
        assertThat(number("SELECT count(*) FROM visitors.event WHERE site_id = ?", site.value()))
                .isEqualTo(2);
    }

    @Test
    void aKillBetweenAnyTwoStepsLosesNothingAndDoublesNothing() {
        var browser = UUID.randomUUID();
        project(traffic.request(browser, NOON).view(NOON, "/"));
        var request = traffic.request(browser, NOON.plusSeconds(60))
                .view(NOON.plusSeconds(10), "/a")
                .form(NOON.plusSeconds(20), "Анна", "+79000000017", "")
                .consentEvent(NOON.plusSeconds(30));
        var other = traffic.request(UUID.randomUUID(), NOON.plusSeconds(60)).view(NOON.plusSeconds(50), "/b");
        var before = everything();
        int kills = 0;

        while (true) {
            try {
                project(FailingConnections.after(sql, kills), request, other);
                break;
            } catch (RuntimeException killed) {
                assertThat(Outages.isOutage(killed)).isTrue();
                assertThat(everything())
                        .as("after a kill before statement %d", kills + 1)
                        .isEqualTo(before);
                kills++;
            }
        }

        assertThat(kills).as("steps at which a kill was tried").isGreaterThan(12);
        assertThat(totals()).containsExactly("PAGE_VIEWS 3", "VISITORS 2", "VISITS 2");
        assertThat(number("SELECT count(*) FROM visitors.event WHERE site_id = ?", site.value()))
                .isEqualTo(5);
        assertThat(number("SELECT count(*) FROM visitors.identification_request WHERE site_id = ?", site.value()))
                .isEqualTo(1);
    }

    @Test
    void aZombieCannotProjectTwice() {
        var request = traffic.request(UUID.randomUUID(), NOON).view(NOON, "/");
        var position = new ProjectionPosition(sql, transactions);
        var successor = UUID.randomUUID();
        assertThat(position.lease(collector, successor, Offset.START))
                .as("while the lease lasts")
                .isEmpty();
        position.release(collector, holder);
        assertThat(position.lease(collector, successor, Offset.START)).isPresent();

        assertThatThrownBy(() -> project(request)).isInstanceOf(BatchProjection.Overtaken.class);
        var entry = request.at(Offset.START);
        batch(sql).project(collector, successor, Offset.START, List.of(entry), new Offset(100));
        assertThatThrownBy(
                        () -> batch(sql).project(collector, successor, Offset.START, List.of(entry), new Offset(100)))
                .isInstanceOf(BatchProjection.Overtaken.class);

        assertThat(totals()).containsExactly("PAGE_VIEWS 1", "VISITORS 1", "VISITS 1");
    }

    @Test
    void aLateEventJoinsVisitsAndTheTotalsFollow() {
        var browser = UUID.randomUUID();
        project(traffic.request(browser, NOON.plusSeconds(4_000))
                .view(NOON, "/")
                .view(NOON.plusSeconds(3_000), "/a"));
        assertThat(totals()).contains("VISITS 2");

        project(traffic.request(browser, NOON.plusSeconds(4_000)).view(NOON.plusSeconds(1_500), "/late"));

        assertThat(totals()).containsExactly("PAGE_VIEWS 3", "VISITORS 1", "VISITS 1");
        assertThat(rows(
                        "SELECT visits_count, pages_count, last_page FROM visitors.visitor WHERE site_id = ?",
                        site.value()))
                .containsExactly("1 3 /a");
    }

    @Test
    void robotsExcludedPagesAndOldEventsAreCountedUnderTheirReason() {
        project(
                traffic.request(UUID.randomUUID(), NOON).view(NOON, "/").from("Googlebot/2.1"),
                traffic.request(UUID.randomUUID(), NOON).view(NOON, "/admin/x"),
                traffic.request(UUID.randomUUID(), NOON).view(NOON.minus(Duration.ofDays(31)), "/"));

        assertThat(rows(
                        "SELECT reason, events FROM visitors.dropped_total WHERE site_id = ? ORDER BY reason",
                        site.value()))
                .containsExactly("bot 1", "excluded 1", "too_old 1");
        assertThat(number("SELECT count(*) FROM visitors.visitor WHERE site_id = ?", site.value()))
                .isZero();
    }

    @Test
    void grantsAndWithdrawalsStandInTheLedger() {
        var browser = UUID.randomUUID();
        project(traffic.request(browser, NOON).view(NOON, "/").consent(true, false));
        project(traffic.request(browser, NOON.plusSeconds(10))
                .consentEvent(NOON.plusSeconds(10))
                .consent(true, true));
        assertThat(number(
                        "SELECT count(identification_consent_id) FROM visitors.visitor WHERE site_id = ?",
                        site.value()))
                .isEqualTo(1);
        project(traffic.request(browser, NOON.plusSeconds(20))
                .consentEvent(NOON.plusSeconds(20))
                .consent(true, false));
        project(traffic.request(browser, NOON.plusSeconds(30))
                .view(NOON.plusSeconds(5), "/late")
                .consent(true, true));

        assertThat(rows(
                        "SELECT purpose, granted, text_version, network FROM visitors.consent WHERE site_id = ? ORDER BY at, id",
                        site.value()))
                .containsExactly(
                        "ANALYTICS t 2026-11 127.0.0.0/24",
                        "IDENTIFICATION t 2026-11 127.0.0.0/24",
                        "IDENTIFICATION f 2026-11 127.0.0.0/24");
        assertThat(number(
                        "SELECT count(identification_consent_id) FROM visitors.visitor WHERE site_id = ?",
                        site.value()))
                .isZero();
    }

    @Test
    void whoRefusesAnalyticsIsNoVisitor() {
        project(traffic.request(UUID.randomUUID(), NOON).consentEvent(NOON).consent(false, false));

        assertThat(number("SELECT count(*) FROM visitors.visitor WHERE site_id = ?", site.value()))
                .isZero();
        assertThat(rows("SELECT purpose, granted FROM visitors.consent WHERE site_id = ?", site.value()))
                .containsExactly("ANALYTICS f");
    }

    @Test
    void anImportTellsWhatBecameOfIt() {
        var run = UUID.randomUUID();
        var again = UUID.randomUUID();
        var view = UUID.randomUUID();
        var browser = UUID.randomUUID();
        var old = Instant.parse("2015-05-17T10:00:00Z");
        var human = traffic.request(browser, old).view(view, old, "/", "").importedBy(run);
        var robot = traffic.request(UUID.randomUUID(), old)
                .view(old, "/")
                .from("bot")
                .importedBy(run);

        project(human, human, robot);
        project(traffic.request(browser, old).view(view, old, "/", "").importedBy(again));

        var outcomes = new ProjectedImports(sql, transactions);
        assertThat(outcomes.of(run)).satisfies(outcome -> {
            assertThat(outcome.accepted()).isEqualTo(1);
            assertThat(outcome.repeated()).isEqualTo(1);
            assertThat(outcome.dropped()).containsExactly(java.util.Map.entry("bot", 1L));
            assertThat(outcome.visits()).isEqualTo(1);
            assertThat(outcome.visitors()).isEqualTo(1);
        });
        assertThat(outcomes.of(again)).satisfies(outcome -> {
            assertThat(outcome.accepted()).isZero();
            assertThat(outcome.repeated()).isEqualTo(1);
            assertThat(outcome.visits()).isEqualTo(1);
            assertThat(outcome.visitors()).isEqualTo(1);
        });
    }

    @Test
    void oneBatchServesManyOrganizationsAndNobodySeesAnothers() {
        var foreign = TestOrganizations.representation();
        var foreignTraffic = new Traffic(foreign, SiteId.next());
        var browser = UUID.randomUUID();

        project(
                traffic.request(browser, NOON).view(NOON, "/mine"),
                foreignTraffic.request(browser, NOON).view(NOON, "/theirs"));

        assertThat(seenBy(organization)).containsExactly("/mine");
        assertThat(seenBy(foreign)).containsExactly("/theirs");
    }

    /** Any order, any portions: the figures are those of all events at once. */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void theFiguresDoNotDependOnTheOrderOfArrival(long seed) {
        var random = new Random(seed);
        var browsers = IntStream.range(0, 8).mapToObj(_ -> UUID.randomUUID()).toList();
        var requests = new ArrayList<Traffic.Request>();
        var received = NOON.plus(Duration.ofDays(1));
        for (int i = 0; i < 150; i++) {
            var request = traffic.request(browsers.get(random.nextInt(browsers.size())), received);
            for (int e = random.nextInt(3); e >= 0; e--) {
                request.view(NOON.minusSeconds(random.nextInt(12 * 86_400)), "/" + random.nextInt(5));
            }
            requests.add(request);
        }
        Collections.shuffle(requests, random);
        for (int from = 0; from < requests.size(); ) {
            int to = Math.min(requests.size(), from + 1 + random.nextInt(20));
            project(requests.subList(from, to).toArray(Traffic.Request[]::new));
            from = to;
        }

        assertThat(rows(VISITS_FROM_EVENTS, Sessionizer.GAP.toMinutes() + " minutes", site.value()))
                .as("seed %d: visits as PostgreSQL makes them of all events", seed)
                .isEqualTo(rows(
                        "SELECT visitor_id, started_at, ended_at, pages FROM visitors.visit WHERE site_id = ? ORDER BY 1, 2",
                        site.value()));
        assertThat(rows(
                        "SELECT sum(visits_count), sum(pages_count) FROM visitors.visitor WHERE site_id = ?",
                        site.value()))
                .isEqualTo(rows("SELECT count(*), sum(pages) FROM visitors.visit WHERE site_id = ?", site.value()));
        assertThat(rows(
                        "SELECT hour, visits FROM visitors.hourly_totals WHERE site_id = ? AND visits <> 0 ORDER BY 1",
                        site.value()))
                .isEqualTo(rows(
                        "SELECT date_trunc('hour', started_at), count(*) FROM visitors.visit WHERE site_id = ?"
                                + " GROUP BY 1 ORDER BY 1",
                        site.value()));
        for (int i = 0; i < 20; i++) {
            var from = LocalDate.of(2026, 11, 6).plusDays(random.nextInt(15));
            var to = from.plusDays(random.nextInt(8));
            assertThat(number(
                            "SELECT coalesce(sum(visitors), 0) FROM visitors.return_total"
                                    + " WHERE site_id = ? AND day BETWEEN ? AND ? AND previous_day < ?",
                            site.value(),
                            from,
                            to,
                            from))
                    .as("seed %d: unique visitors from %s to %s", seed, from, to)
                    .isEqualTo(number(
                            "SELECT count(DISTINCT visitor_id) FROM visitors.event"
                                    + " WHERE site_id = ? AND (at AT TIME ZONE 'Europe/Moscow')::date BETWEEN ? AND ?",
                            site.value(),
                            from,
                            to));
        }
    }

    private static final String VISITS_FROM_EVENTS = """
            WITH marked AS (
                SELECT visitor_id, at,
                    at - lag(at) OVER (PARTITION BY visitor_id ORDER BY at) > ?::interval AS opens
                FROM visitors.event WHERE site_id = ?),
            numbered AS (
                SELECT visitor_id, at,
                    count(*) FILTER (WHERE opens) OVER (PARTITION BY visitor_id ORDER BY at) AS number FROM marked)
            SELECT visitor_id, min(at), max(at), count(*) FROM numbered GROUP BY visitor_id, number ORDER BY 1, 2
            """;

    private List<String> seenBy(OrganizationId who) {
        return transactions.forOrganization(
                who, () -> sql.fetch("SELECT last_page FROM visitors.visitor").getValues(0, String.class));
    }

    private Set<OrganizationId> project(Traffic.Request... requests) {
        return project(sql, requests);
    }

    private Set<OrganizationId> project(DSLContext through, Traffic.Request... requests) {
        var entries = new ArrayList<Entry>();
        for (Traffic.Request request : requests) {
            Delivery delivery = request.at(new Offset(position + entries.size() * 100L));
            entries.add(delivery);
        }
        var next = new Offset(position + entries.size() * 100L);
        var formsLeft = batch(through).project(collector, holder, new Offset(position), entries, next);
        position = next.value();
        return formsLeft;
    }

    private BatchProjection batch(DSLContext through) {
        return new BatchProjection(through, transactions, changes, _ -> MOSCOW, (_, path) -> path.startsWith("/admin"));
    }

    private List<String> totals() {
        return rows(
                "SELECT figure, sum(amount) FROM visitors.day_total WHERE site_id = ? GROUP BY 1 HAVING sum(amount) <> 0"
                        + " ORDER BY 1",
                site.value());
    }

    private List<String> everything() {
        return rows(
                """
                SELECT (SELECT position FROM visitors.projection WHERE collector_id = ?),
                    (SELECT count(*) FROM visitors.event WHERE site_id = ?),
                    (SELECT sum(visits_count + pages_count) FROM visitors.visitor WHERE site_id = ?),
                    (SELECT sum(pages) FROM visitors.visit WHERE site_id = ?),
                    (SELECT sum(amount) FROM visitors.day_total WHERE site_id = ?),
                    (SELECT sum(amount) FROM visitors.hour_total WHERE site_id = ?),
                    (SELECT count(*) FROM visitors.consent WHERE site_id = ?)
                """,
                collector.value(),
                site.value(),
                site.value(),
                site.value(),
                site.value(),
                site.value(),
                site.value());
    }
}
