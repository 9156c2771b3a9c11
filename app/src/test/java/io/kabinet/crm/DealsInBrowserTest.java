package io.kabinet.crm;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.kabinet.tenancy.Access;
import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestNetwork;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.Reminders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import lab.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Deals under people's hands, in a real browser. */
@KabinetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DealsInBrowserTest {

    private final String address;
    private final MakeDeal makeDeal;
    private final MoveDeal moveDeal;
    private final Deals deals;
    private final Funnels funnels;
    private final Reminders reminders;
    private final TestNetwork network = TestNetwork.make();
    private final Chromium chromium = new Chromium();
    private final List<String> faults = new ArrayList<>();
    private TestNetwork.Person manager;
    private BrowserContext context;
    private Page page;

    DealsInBrowserTest(
            @LocalServerPort int port,
            MakeDeal makeDeal,
            MoveDeal moveDeal,
            Deals deals,
            Funnels funnels,
            Reminders reminders) {
        this.address = "http://localhost:" + port;
        this.makeDeal = makeDeal;
        this.moveDeal = moveDeal;
        this.deals = deals;
        this.funnels = funnels;
        this.reminders = reminders;
        this.manager = network.ladoga().managerWithPencils();
    }

    @BeforeEach
    void open() {
        faults.clear();
        manager = network.ladoga().manager(TestNetwork.everywhere(Access.EDIT));
        context = chromium.browser().newContext();
        page = context.newPage();
        page.setViewportSize(1440, 900);
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !message.text().matches("Failed to load resource.*|Response Status Error Code.*")) {
                faults.add(message.text());
            }
        });
        page.navigate(address + "/sign-in");
        page.fill("[name=email]", manager.email());
        page.fill("[name=password]", TestNetwork.PASSWORD);
        page.click(".k-signf .btn-primary");
        page.waitForURL(url -> !url.contains("sign-in"));
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(faults).as("faults of scripts, and what the policy forbade").isEmpty();
    }

    @AfterAll
    void stop() {
        chromium.close();
    }

    @Test
    void aCardIsMovedByTheKeyboardTakenBackAndLostWithAReason() {
        var deal = make("Елена Дорохова", "Три окна, квартира 64 м²", 12_430_000);
        make("Марина Зотова", "Лоджия под ключ", 14_850_000);
        page.navigate(address + "/deals");
        assertThat(column("Новая").locator("header .num").first()).hasText("2");
        assertThat(page.locator(".k-board[data-ready]")).isVisible();

        card(deal).focus();
        page.keyboard().press("Space");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Space");
        assertThat(page.locator("k-toast")).containsText("«В работе»");
        assertThat(column("В работе").locator(".k-card")).hasCount(1);
        assertThat(column("В работе").locator("header .num").first()).hasText("1");
        assertThat(deals.get(manager.scope(), deal.id()).stage().name()).isEqualTo("В работе");

        page.locator("k-toast button").click();
        assertThat(column("Новая").locator(".k-card")).hasCount(2);
        assertThat(deals.get(manager.scope(), deal.id()).stage().name()).isEqualTo("Новая");

        card(deal).focus();
        page.keyboard().press("Space");
        for (int step = 0; step < 4; step++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Space");
        page.locator("#dialog dialog [name=lost_reason]").fill("Дорого");
        page.locator("#dialog dialog .btn-primary").click();
        assertThat(page.locator(".k-folded .num")).hasText("1");
        assertThat(deals.get(manager.scope(), deal.id()).lostReason()).contains("Дорого");
    }

    @Test
    void aCardIsDraggedByThePointer() {
        var deal = make("Олег Нестеров", "Два окна и дверь", 7_390_000);
        page.navigate(address + "/deals");
        assertThat(page.locator(".k-board[data-ready]")).isVisible();

        card(deal).dragTo(column("Предложение отправлено").locator(".l"));

        assertThat(page.locator("k-toast")).containsText("«Предложение отправлено»");
        assertThat(deals.get(manager.scope(), deal.id()).stage().name()).isEqualTo("Предложение отправлено");
    }

    @Test
    void whatOthersDoToTheBoardShowsWithoutAReload() {
        var deal = make("Никита Громов", "Окна в дом 90 м²", 23_170_000);
        page.navigate(address + "/deals");
        page.mouse().move(5, 5);
        assertThat(column("Новая").locator(".k-card")).hasCount(1);

        make("Кафе «Полдень»", "Раздвижные окна веранды", 16_440_000);
        assertThat(column("Новая").locator(".k-card")).hasCount(2);
        var stage = funnels.list(manager.scope()).getFirst().stages().get(1);
        moveDeal.move(
                network.ladoga().head().scope(), deal.id(), new MoveDeal.Command(stage.id(), ""), OptionalInt.empty());
        assertThat(column("В работе").locator(".k-card b")).hasText("Никита Громов");
        assertThat(column("Новая").locator(".k-card")).hasCount(1);
    }

    @Test
    void aDealIsMadeInADialogAndItsErrorsStandUnderTheFields() {
        page.navigate(address + "/deals");
        page.locator("#new-deal").click();
        page.locator("#dialog dialog [name='contact.phone']").fill("12");
        page.locator("#dialog dialog .btn-primary").click();
        assertThat(page.locator("#dialog dialog [data-error=title]")).isVisible();
        assertThat(page.locator("#dialog dialog [data-error='contact.phone']")).isVisible();

        page.locator("#dialog dialog [name=title]").fill("Балкон 6 м и два окна");
        page.locator("#dialog dialog [name='contact.phone']").fill("8 900 000-00-17");
        page.locator("#dialog dialog [name=amount_minor]").fill("86 400");
        page.locator("#dialog dialog .btn-primary").click();
        assertThat(page.locator("#dialog dialog")).hasCount(0);
        assertThat(column("Новая").locator(".k-card b")).hasText("+7\u00a0900\u00a0000\u201100\u201117");
    }

    @Test
    void theCardIsADrawerOverTheBoardAndAPageOfItsOwn() {
        var deal = make("Елена Дорохова", "Три окна, квартира 64 м²", 12_430_000);
        page.navigate(address + "/deals");
        card(deal).locator(".sec").click();
        assertThat(page.locator(".k-drawer #card-title")).hasText("Елена Дорохова");
        assertThat(page).hasURL(address + "/deals/" + deal.id());

        page.locator("#panel-comment textarea").fill("Муж дома после 18");
        page.locator("#panel-comment .btn").click();
        assertThat(page.locator("#timeline .bub").first()).hasText("Муж дома после 18");
        page.locator("#next-touch .btn").first().click();
        assertThat(page.locator("#next-touch")).containsText("завтра, 10:00");
        page.locator("#touch-done").click();
        assertThat(page.locator("#next-touch")).containsText("нет напоминания");
        shot("deal-drawer");
        page.goBack();
        assertThat(page.locator(".k-drawer")).hasCount(0);

        page.navigate(address + "/deals/" + deal.id());
        assertThat(page.locator("h1")).hasText("Три окна, квартира 64 м²");
        assertThat(page.locator("#timeline li")).hasCount(4);
        page.locator(".k-stages button").nth(1).click();
        assertThat(page.locator(".k-stages .cur")).hasText("В работе");
        assertThat(page.locator("#timeline li").first()).containsText("смена этапа");
        page.navigate(address + "/deals/" + deal.id());
        assertThat(page.locator("#timeline li")).hasCount(5);
        page.locator("#edit-fields").click();
        page.locator("#dialog dialog [name='contact.company']").fill("ООО «Кедр-Строй»");
        page.locator("#dialog dialog .btn-primary").click();
        assertThat(page.locator("#deal-fields")).containsText("ООО «Кедр-Строй»");
        accessible();
        shot("deal");
        page.setViewportSize(390, 844);
        assertThat(page.locator(".k-deal > .k-fields")).isHidden();
        page.getByText("Поля").click();
        assertThat(page.locator(".k-deal > .k-fields")).isVisible();
        fits();
        shot("deal-390");
    }

    @Test
    void aReminderThatFallsDueAppearsInMyDayAndClosingItOffersTheNext() {
        var deal = make("Вадим Ремизов", "Теплица", 5_000_000);
        var card = Card.deal(deal.id());
        page.navigate(address + "/my-day");
        assertThat(page.locator("#agenda .k-empty")).isVisible();
        reminders.set(manager.scope(), card, Instant.now().plus(Duration.ofMillis(1_500)), "Прислать расчёт");
        assertThat(page.locator("#agenda")).containsText("Сегодня");
        assertThat(page.locator("#agenda .late-h")).isVisible();
        assertThat(page.locator(".k-nav[aria-current] .n.hot")).containsText("1");

        page.locator(".k-rem .k-check").click();
        assertThat(page.locator("#agenda .k-empty")).isVisible();
        assertThat(page.locator("#offer")).containsText("Когда напомнить снова?");
        page.locator("#offer .btn").first().click();
        assertThat(page.locator("#agenda")).containsText("завтра, 10:00");
    }

    @Test
    void thePagesPassTheChecksOfAccessibilityAndFitAPhone() {
        var names = List.of("Анна Крылова", "ООО «Кедр-Строй»", "Марина Зотова", "Павел Юрченко", "Гостиница «Прибой»");
        for (int index = 0; index < names.size(); index++) {
            var deal = make(names.get(index), "Остекление лоджии, П-" + (44 + index), index * 4_312_500L);
            if (index < 4) {
                var due = Instant.now().plus(Duration.ofHours(index * 20L - 25));
                reminders.set(manager.scope(), Card.deal(deal.id()), due, "Согласовать замер лоджии");
            }
            var stages = funnels.list(manager.scope()).getFirst().stages();
            moveDeal.move(
                    manager.scope(),
                    deal.id(),
                    new MoveDeal.Command(stages.get(index % 4).id(), ""),
                    OptionalInt.empty());
        }
        for (String path : List.of("/deals", "/deals?view=list", "/my-day", "/deals?q=zzz&view=list")) {
            page.setViewportSize(1440, 900);
            page.navigate(address + path);
            accessible();
            shot("page" + path.replaceAll("[^a-z]+", "-"));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            shot("page" + path.replaceAll("[^a-z]+", "-") + "-dark");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            page.setViewportSize(390, 844);
            fits();
            shot("page" + path.replaceAll("[^a-z]+", "-") + "-390");
        }
    }

    private Deal make(String name, String title, long amount) {
        return makeDeal.make(
                manager.scope(),
                new MakeDeal.Command(
                        new DealFields(
                                title,
                                name,
                                "+79000000056",
                                "",
                                "",
                                amount == 0 ? OptionalLong.empty() : OptionalLong.of(amount)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private Locator column(String stage) {
        return page.locator(".k-col[aria-label='" + stage + "']");
    }

    private Locator card(Deal deal) {
        return page.locator("#card-" + deal.id());
    }

    private void accessible() {
        assertThat(new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml())
                                .limit(3)
                                .toList())
                .isEmpty();
    }

    /** Only the board may be wider than the window, and it scrolls by itself. */
    private void fits() {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    private void shot(String name) {
        Optional.ofNullable(System.getProperty("kabinet.shots"))
                .ifPresent(folder ->
                        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png"))));
    }
}
