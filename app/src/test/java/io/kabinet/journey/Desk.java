package io.kabinet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Where somebody of the staff sits: a browser of their own, with the cabinet in it. */
final class Desk implements AutoCloseable {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final String cabinet;
    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();

    Desk(Browser browser, String cabinet) {
        this.cabinet = cabinet;
        context = browser.newContext(new Browser.NewContextOptions()
                .setLocale("ru-RU")
                .setTimezoneId("Europe/Moscow")
                .setViewportSize(1440, 900)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.setDefaultTimeout(Story.PATIENCE);
        page = context.newPage();
        page.onPageError(faults::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                faults.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    Response open(String path) {
        return page.navigate(cabinet + path);
    }

    /** Opens a page that this person may see, and lets a screen reader look at it. */
    void visit(String path, String heading) {
        open(path);
        assertThat(page.locator("h1").first()).containsText(heading);
        readable();
    }

    void signIn(String email, String password) {
        open("/sign-in");
        page.getByLabel("Почта").fill(email);
        page.getByLabel("Пароль", exactly()).fill(password);
        readable();
        press("Войти");
        assertThat(page.locator("#main")).isVisible();
    }

    /** Signs in with the password that somebody else chose, and chooses another one. */
    void signInFirst(String email, String given, String own) {
        signIn(email, given);
        assertThat(page.locator("h1")).hasText("Придумайте пароль");
        page.getByLabel("Новый пароль", exactly()).fill(own);
        readable();
        press("Сохранить");
        assertThat(page.locator("nav").first()).isVisible();
    }

    void press(String name) {
        button(name).click();
    }

    Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    Locator dialog() {
        return page.locator("dialog[open]");
    }

    /** Fills the fields of the open dialog by their labels and sends it. */
    void fillDialog(String submit, String... labelsAndValues) {
        var dialog = dialog();
        for (int i = 0; i < labelsAndValues.length; i += 2) {
            dialog.getByLabel(labelsAndValues[i], new Locator.GetByLabelOptions().setExact(true))
                    .fill(labelsAndValues[i + 1]);
        }
        readable();
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(submit).setExact(true))
                .click();
        assertThat(dialog).hasCount(0);
    }

    void at(String path) {
        assertThat(page).hasURL(Pattern.compile(cabinet + path + "$"));
    }

    /** Nothing on the page is against WCAG 2.2 A or AA, as far as a program can tell. */
    void readable() {
        var violations = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        assertThat(violations.stream()
                        .map(rule -> "%s at %s: %s"
                                .formatted(
                                        rule.getId(),
                                        page.url(),
                                        rule.getNodes().stream()
                                                .map(node -> node.getHtml())
                                                .toList()))
                        .toList())
                .as("what a screen reader cannot read")
                .isEmpty();
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).as("faults of scripts, and what the policy forbade").isEmpty();
    }
}
