package io.kabinet.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lab.Chromium;
import lab.Lab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What the shell does under people's hands, in a real browser. */
class ShellInBrowserTest {

    private static ConfigurableApplicationContext site;
    private static Chromium chromium;
    private static String address;

    private final List<String> faults = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        site = Lab.start(0);
        address = "http://localhost:" + site.getEnvironment().getRequiredProperty("local.server.port");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    @BeforeEach
    void open() {
        look(Language.RUSSIAN, Theme.LIGHT);
        person().signedIn = true;
        lab().refusesMoves = false;
        lab().comments.clear();
        lab().rows.removeIf(row -> row.id().startsWith("9"));
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
    }

    @AfterEach
    void close() {
        context.close();
        assertThat(faults).as("faults of scripts, and what the policy forbade").isEmpty();
    }

    @Test
    void aCardOpensOverItsListAndBackClosesIt() {
        visit("/lab");
        page.locator("#visitor-01 td.v3").click();
        assertThat(page.locator("#card-title")).hasText("+7 900 000-00-01");
        assertThat(page).hasURL(address + "/lab/01");
        assertThat(page.locator("#visitor-01")).hasClass(Pattern.compile("\\bsel\\b"));
        page.keyboard().press("j");
        assertThat(page).hasURL(address + "/lab/02");
        page.keyboard().press("k");
        assertThat(page.locator("#card-title")).hasText("+7 900 000-00-01");
        page.goBack();
        assertThat(page).hasURL(address + "/lab");
        assertThat(page.locator(".k-drawer")).hasCount(0);
        assertThat(page.locator("#visitor-01 a")).isFocused();
    }

    @Test
    void aCardHasAPageOfItsOwn() {
        visit("/lab/01");
        assertThat(page.locator("h1")).hasText("+7 900 000-00-01");
        assertThat(page.locator(".k-drawer")).hasCount(0);
    }

    @Test
    void escapeClosesTheCardAndTheLettersWorkInTheRussianLayout() {
        visit("/lab");
        page.locator("#visitor-00 a").click();
        assertThat(page.locator(".k-drawer")).isVisible();
        press("KeyJ", "о");
        assertThat(page).hasURL(address + "/lab/01");
        page.keyboard().press("Escape");
        assertThat(page.locator(".k-drawer")).hasCount(0);
        press("KeyG", "п");
        press("KeyD", "в");
        assertThat(page).hasURL(address + "/board");
    }

    @Test
    void theErrorsOfADialogStandUnderTheirFieldsAndNothingTypedIsLost() {
        visit("/lab");
        page.keyboard().press("n");
        var dialog = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Создание пользователя"));
        assertThat(dialog.getByLabel("Имя")).isFocused();
        dialog.getByLabel("Почта для входа").fill("rogova@sz");
        dialog.getByText("Создать", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(dialog.locator("[data-error=email]")).hasText("Не разобрать значение");
        assertThat(dialog.getByLabel("Почта для входа")).isFocused();
        assertThat(dialog.getByLabel("Почта для входа")).hasValue("rogova@sz");
        dialog.getByLabel("Почта для входа").fill("rogova@sz.example");
        assertThat(dialog.locator("[data-error=email]")).isHidden();
        page.keyboard().press("Enter");
        assertThat(dialog).hasCount(0);
        assertThat(page.locator("k-toast")).containsText("Создан: rogova@sz.example");
    }

    @Test
    void anUndoIsPressedByItsKey() {
        visit("/lab");
        page.locator("#visitor-00 a").click();
        page.getByPlaceholder("Что узнали о посетителе?").fill("два окна");
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#timeline .bub").first()).hasText("два окна");
        assertThat(page.getByPlaceholder("Что узнали о посетителе?")).hasValue("");
        page.keyboard().press("Escape");
        page.locator("body").press("n");
        page.getByLabel("Почта для входа").fill("a@b.example");
        page.keyboard().press("Enter");
        assertThat(page.locator("k-toast")).isVisible();
        assertThat(page.locator("#dialog dialog")).hasCount(0);
        page.waitForResponse("**/lab/undo", () -> page.keyboard().press("Control+z"));
        assertThat(page.locator("k-toast")).hasCount(0);
        assertThat(lab().comments).isEmpty();
    }

    @Test
    void aNewRowComesInAtTheTopOfAnUntouchedList() {
        visit("/lab");
        page.mouse().move(5, 400);
        lab().arrive("91");
        assertThat(page.locator("#rows tr").first()).hasId("visitor-91");
        assertThat(page.locator("#visitor-91")).hasClass(Pattern.compile("fresh"));
    }

    @Test
    void nothingMovesUnderTheCursor() {
        visit("/lab");
        page.locator("#visitor-03").hover();
        lab().arrive("92");
        lab().arrive("93");
        var more = page.locator(".k-more");
        assertThat(more).hasText("2 новых");
        assertThat(page.locator("#rows tr").first()).hasId("visitor-00");
        more.click();
        assertThat(page.locator("#rows tr").first()).hasId("visitor-93");
        assertThat(more).isHidden();
    }

    @Test
    void filtersChangeTheAddressWithoutAReload() {
        visit("/lab");
        page.evaluate("window.stays = true");
        page.locator("#status-chip").click();
        page.locator("#status").getByText("В работе").click();
        assertThat(page).hasURL(address + "/lab?status=work");
        assertThat(page.locator("#rows tr").first()).isVisible();
        assertThat(page.evaluate("window.stays")).isEqualTo(true);
        page.keyboard().press("/");
        assertThat(page.locator("#search-q")).isFocused();
        page.keyboard().type("окна");
        assertThat(page).hasURL(Pattern.compile("q=%D0%BE%D0%BA%D0%BD%D0%B0"));
        assertThat(page.locator("#search-q")).isFocused();
    }

    @Test
    void thePaletteFindsAPlaceInEitherLayout() {
        visit("/lab");
        page.keyboard().press("Control+k");
        page.locator("#palette input").fill("rjvfyls");
        assertThat(page.locator("#palette [role=option]:visible")).hasText("Команды");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(address + "/board");
    }

    @Test
    void aDealMovesByKeyboardAndARefusedOneGoesBack() {
        visit("/board");
        page.locator(".k-board[data-ready]").waitFor();
        page.locator("#deal-blue-1").focus();
        page.keyboard().press("Space");
        page.keyboard().press("ArrowRight");
        page.waitForResponse("**/lab/deals/blue-1/stage", () -> page.keyboard().press("Space"));
        assertThat(page.locator("[data-stage=amber] #deal-blue-1")).isVisible();
        assertThat(lab().comments).containsExactly("blue-1 to amber");
        page.keyboard().press("Space");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Escape");
        assertThat(page.locator("[data-stage=amber] #deal-blue-1")).isVisible();
        lab().refusesMoves = true;
        page.keyboard().press("Space");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Space");
        assertThat(page.locator("k-toast")).hasText("На это нет права. Его даёт руководитель");
        assertThat(page.locator("[data-stage=amber] #deal-blue-1")).isVisible();
    }

    @Test
    void aDealMovesByThePointer() {
        visit("/board");
        page.locator(".k-board[data-ready]").waitFor();
        var card = page.locator("#deal-blue-0").boundingBox();
        var column = page.locator("[data-stage=violet] .l").boundingBox();
        page.waitForResponse("**/lab/deals/blue-0/stage", () -> {
            page.mouse().move(card.x + 40, card.y + 60);
            page.mouse().down();
            for (int step = 1; page.locator("[data-stage=violet] #deal-blue-0").count() == 0; step++) {
                double way = Math.min(1, step / 10.0);
                page.mouse().move(card.x + 40 + (column.x + 20 - card.x) * way, card.y + 60 + step % 10);
            }
            page.mouse().up();
        });
        assertThat(page.locator("[data-stage=violet] #deal-blue-0")).isVisible();
    }

    @Test
    void aLostConnectionIsSaidAndMended() {
        visit("/lab");
        page.locator("body.is-live").waitFor();
        page.route("**/live", route -> route.abort());
        site.getBean(Live.class).endAll();
        assertThat(page.locator("#offline-strip"))
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(15_000));
        page.unroute("**/live");
        page.locator("[data-reconnect]").click();
        assertThat(page.locator("#offline-strip")).hasCount(0);
    }

    @Test
    void aSignedOutScreenGoesToSignIn() {
        visit("/lab");
        page.locator("body.is-live").waitFor();
        person().signedIn = false;
        site.getBean(Live.class).endAll();
        page.waitForURL("**/sign-in?to=%2Flab");
    }

    @Test
    void theChartNamesThePointUnderTheCursor() {
        visit("/chart");
        page.locator("k-chart").hover();
        assertThat(page.locator(".k-tip b").first()).hasText("12 ноября");
        page.locator("k-chart").focus();
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".k-tip b").first()).hasText("13 ноября");
    }

    @ParameterizedTest
    @CsvSource({
        "RUSSIAN, LIGHT, 1440",
        "ENGLISH, DARK, 1440",
        "ENGLISH, LIGHT, 390",
        "RUSSIAN, DARK, 390",
    })
    void everyPageIsAccessibleAndFits(Language language, Theme theme, int width) {
        look(language, theme);
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        for (var path : List.of("/lab", "/lab/01", "/board", "/chart", "/states", "/nothing")) {
            visit(path);
            var violations = new AxeBuilder(page)
                    .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                    .analyze()
                    .getViolations();
            assertThat(violations)
                    .as("%s, %s, %s, %d", path, language, theme, width)
                    .isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        }
    }

    private void visit(String path) {
        page.navigate(address + path);
    }

    private void press(String code, String key) {
        page.evaluate(
                "([code, key]) => document.body.dispatchEvent(new KeyboardEvent('keydown', {code, key, bubbles: true}))",
                List.of(code, key));
    }

    private void look(Language language, Theme theme) {
        person().look = new Look(language, theme, Density.NORMAL, ZoneId.of("Europe/Moscow"));
    }

    private static Lab.Person person() {
        return site.getBean(Lab.Person.class);
    }

    private static Lab.LabPages lab() {
        return site.getBean(Lab.LabPages.class);
    }
}
