package io.kabinet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.kabinet.demo.Demonstration;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Pictures of the pages from the demonstration, for the README: {@code -Dkabinet.screenshots=FOLDER}. */
@EnabledIfSystemProperty(named = "kabinet.screenshots", matches = ".+")
class ScreenshotsTest extends Story {

    private static final String HEAD = "vetrova@okna-ladoga.example";

    private record Look(String name, int width, int height, ColorScheme colours) {}

    private static final List<Look> LOOKS = List.of(
            new Look("1440-light", 1440, 900, ColorScheme.LIGHT),
            new Look("1440-dark", 1440, 900, ColorScheme.DARK),
            new Look("390-light", 390, 844, ColorScheme.LIGHT),
            new Look("390-dark", 390, 844, ColorScheme.DARK));

    private static final List<String> PAGES = List.of("visitors", "deals", "domains", "my-day", "analytics", "balance");

    @Test
    void takesThem() throws InterruptedException {
        try (var kabinet = new RunningKabinet("--kabinet.demo=true", "--kabinet.shop-port=0")) {
            var unused = kabinet.bean(Demonstration.class).open();
            for (Look look : LOOKS) {
                try (var context = browser()
                        .newContext(new Browser.NewContextOptions()
                                .setBaseURL(kabinet.url())
                                .setLocale("ru-RU")
                                .setTimezoneId("Europe/Moscow")
                                .setColorScheme(look.colours())
                                .setViewportSize(look.width(), look.height()))) {
                    take(context, look);
                }
            }
        }
    }

    private static void take(BrowserContext context, Look look) {
        context.setDefaultTimeout(PATIENCE);
        var page = context.newPage();
        page.navigate("/sign-in");
        picture(page, "sign-in", look);
        page.getByLabel("Почта").fill(HEAD);
        page.getByLabel("Пароль", new Page.GetByLabelOptions().setExact(true)).fill(Demonstration.PASSWORD);
        page.getByText("Войти").click();
        assertThat(page.locator("#main")).isVisible();
        for (String name : PAGES) {
            page.navigate("/" + name);
            picture(page, name, look);
        }
        page.navigate("/visitors");
        page.locator("#visitor-rows a.k-open").first().click();
        assertThat(page.locator("#timeline")).isVisible();
        picture(page, "card", look);
        page.navigate("/deals");
        var deal = page.locator(".k-card a.k-open").first().getAttribute("href");
        page.navigate(deal);
        assertThat(page.locator("#timeline")).isVisible();
        picture(page, "deal", look);
    }

    private static void picture(Page page, String name, Look look) {
        page.waitForLoadState(LoadState.LOAD);
        page.evaluate("() => document.fonts.ready.then(() => true)");
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(Path.of(System.getProperty("kabinet.screenshots"), "%s-%s.png".formatted(name, look.name()))));
    }
}
