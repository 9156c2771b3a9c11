package io.kabinet.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** A real browser on a site of its own with the snippet from a collector of its own. No test leaves an error in the page. */
@Tag("browser")
abstract class InBrowser {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    static final String EVERYTHING = "{analytics: true, identification: true, text_version: '2026-11'}";
    static final String STATISTICS = "{analytics: true, text_version: '2026-11'}";

    private static Playwright playwright;
    private static Browser browser;

    final List<String> errors = new ArrayList<>();
    FakeCollector collector;
    FakeShop shop;
    BrowserContext context;
    Page page;

    @BeforeAll
    static void openBrowser() {
        Assumptions.assumeTrue(Files.exists(CHROMIUM), "needs Chromium of the distribution at " + CHROMIUM);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(FLAGS));
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void openSite() throws IOException {
        collector = new FakeCollector();
        shop = new FakeShop();
        context = browser.newContext(new Browser.NewContextOptions().setLocale("ru-RU"));
        page = newPage();
    }

    @AfterEach
    void closeSite() {
        context.close();
        shop.close();
        collector.close();
        assertThat(errors).as("errors that the page saw").isEmpty();
    }

    Page newPage() {
        var page = context.newPage();
        page.onPageError(errors::add);
        return page;
    }

    /** The tag as a client copies it, with attributes added. */
    String tag(String attributes) {
        return "<script async src=\"" + collector.origin() + "/k.js\" data-site=\"site-key\" " + attributes
                + "></script>";
    }

    /** A page with the tag in its head and the banner off. */
    void put(String path, String title, String body) {
        put(path, title, body, "data-banner=\"off\"");
    }

    void put(String path, String title, String body, String attributes) {
        shop.page(
                path,
                "<html lang=\"ru\"><head><title>" + title + "</title>" + tag(attributes) + "</head><body>" + body,
                Map.of());
    }

    void open(String path) {
        page.navigate(shop.origin() + path);
        awaitSnippet();
    }

    void awaitSnippet() {
        page.waitForFunction("() => window.kabinet?.visitor");
    }

    void consent(String choice) {
        page.evaluate("() => kabinet.consent(" + choice + ")");
    }

    /** Lets the page's clock run, and whatever it has sent arrive. Needs the page's clock to be installed. */
    void pass(int seconds) {
        page.clock().runFor(seconds * 1_000L);
    }

    int queued() {
        return (int) page.evaluate("() => Object.keys(localStorage).filter(key => key.includes('.event.')).length");
    }

    void awaitEmptyQueue() {
        page.waitForFunction("() => !Object.keys(localStorage).some(key => key.includes('.event.'))");
    }
}
