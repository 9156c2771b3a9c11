package io.kabinet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import lab.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** A story plays in the whole program and in browsers of several people. It waits for facts, however slow the machine is. */
@Tag("browser")
abstract class Story {

    /** In milliseconds. Only a story that has gone wrong waits as long as this. */
    static final int PATIENCE = 60_000;

    /** As people's browsers call themselves. Chromium without a screen says so, and would be counted as a robot. */
    private static final String PEOPLES_BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";

    private Chromium chromium;

    @BeforeEach
    void openChromium() {
        setDefaultAssertionTimeout(PATIENCE);
        chromium = new Chromium();
    }

    @AfterEach
    void closeChromium() {
        chromium.close();
    }

    Browser browser() {
        return chromium.browser();
    }

    /** Somebody at home who looks at a shop. */
    BrowserContext passerBy() {
        var context = browser()
                .newContext(new Browser.NewContextOptions().setLocale("ru-RU").setUserAgent(PEOPLES_BROWSER));
        context.setDefaultTimeout(PATIENCE);
        return context;
    }
}
