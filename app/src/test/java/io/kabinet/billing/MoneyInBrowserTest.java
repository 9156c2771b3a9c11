package io.kabinet.billing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.kabinet.shared.Ids;
import io.kabinet.shared.SiteId;
import io.kabinet.sites.Sites;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Topic;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestNetwork;
import io.kabinet.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import lab.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Domains, balance and the accrual dialog as people see them: readable for everybody, without a sideways scroll from a
 * phone to a wide screen, and live. {@code -Dkabinet.shots=FOLDER} keeps pictures.
 */
@KabinetTest
class MoneyInBrowserTest {

    private static Chromium chromium;

    private final String address;
    private final Accruals accruals;
    private final Ledger ledger;
    private final Sites sites;
    private final Changes changes;
    private final TestNetwork network = TestNetwork.make();

    MoneyInBrowserTest(@LocalServerPort int port, Accruals accruals, Ledger ledger, Sites sites, Changes changes) {
        this.address = "http://localhost:" + port;
        this.accruals = accruals;
        this.ledger = ledger;
        this.sites = sites;
        this.changes = changes;
    }

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aDomainIsAddedAndItsCodeIsSeenLive() throws SQLException {
        try (var context = signedIn(network.ladoga().head(), ColorScheme.LIGHT)) {
            var page = context.newPage();
            page.navigate(address + "/domains");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Добавить домен"))
                    .first()
                    .click();
            page.locator("#f-host").fill("https://okna-ladoga.example");
            page.keyboard().press("Enter");
            assertThat(page.locator("#f-host-error")).containsText("Уберите https://");
            page.locator("#f-host").fill("www.Okna-Ladoga.example");
            page.keyboard().press("Enter");
            assertThat(page.locator("h2.k-big")).hasText("okna-ladoga.example");
            assertThat(page.locator("#domain-state")).containsText("Код не найден");
            keep(page, "domains-not-seen");

            heard(sites.list(network.ladoga().head().scope()).getFirst().id());

            assertThat(page.locator("#domain-state")).containsText("Последнее событие");
            assertThat(page.locator("#domain-state")).containsText("/kalkulyator-okon");
            readable(page, "domains");
        }
    }

    @Test
    void theBalanceAndTheAccrualDialogAreReadable() {
        network();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (var context = signedIn(network.ladoga().head(), scheme)) {
                var page = context.newPage();
                page.navigate(address + "/balance");
                assertThat(page.locator("#balance-figures .k-huge")).hasText("260");
                readable(page, "balance-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
            }
            try (var context = signedIn(network.north().head(), scheme)) {
                var page = context.newPage();
                page.navigate(address + "/clients");
                page.locator("[hx-get*='/accruals/new']").first().click();
                page.locator("#f-identifications").fill("500");
                assertThat(page.locator("#dialog-submit")).hasText("Начислить 500");
                readable(page, "accrual-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
                page.locator("#f-identifications").fill("100000");
                assertThat(page.locator("#accrual-after")).containsText("Не хватает");
                readable(page, "accrual-missing-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
    }

    private void network() {
        var headOffice = network.headOffice().head().scope();
        var north = network.north().head().scope();
        var given = accruals.accrue(headOffice, Network.wish(network.north().id(), 4_260));
        var accrued = accruals.accrue(
                north,
                new Accrue(
                        network.ladoga().id(),
                        300,
                        new io.kabinet.shared.Money(1_240_000),
                        java.util.Optional.of("Рост-300")));
        assertThat(given.identifications()).isGreaterThan(accrued.identifications());
        for (int i = 0; i < 40; i++) {
            assertThat(ledger.charge(network.ladoga().id(), Ids.next(), 1, 1)).isEqualTo(Charge.CHARGED);
        }
    }

    /** What the projector writes when a first event of a site arrives. */
    private void heard(SiteId site) throws SQLException {
        try (var owner = TestPostgres.owner().connect();
                var insert = owner.prepareStatement("""
                        INSERT INTO visitors.site_activity
                            (site_id, organization_id, last_event_at, last_page, minute, minute_events)
                        VALUES (?, ?, now(), '/kalkulyator-okon', now(), 38)
                        """)) {
            insert.setObject(1, site.value());
            insert.setObject(2, network.ladoga().id().value());
            insert.execute();
        }
        changes.changed(network.ladoga().id(), Topic.DOMAINS);
    }

    private void readable(Page page, String name) {
        for (int width : List.of(1440, 1024, 390, 360)) {
            page.setViewportSize(width, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s at %d", name, width)
                    .isEqualTo(width);
            if (width == 1440 || width == 390) {
                keep(page, name + "-" + width);
                var violations = new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations();
                assertThat(violations).as("%s at %d", name, width).isEmpty();
            }
        }
        page.setViewportSize(1440, 900);
    }

    private static void keep(Page page, String name) {
        var folder = System.getProperty("kabinet.shots");
        if (folder != null) {
            var unused = page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    private BrowserContext signedIn(TestNetwork.Person person, ColorScheme scheme) {
        var context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("ru-RU")
                        .setColorScheme(scheme)
                        .setViewportSize(1440, 900));
        var page = context.newPage();
        page.navigate(address + "/sign-in");
        page.locator("[name=email]").fill(person.email());
        page.locator("[name=password]").fill(TestNetwork.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.contains("/sign-in"));
        page.close();
        return context;
    }
}
