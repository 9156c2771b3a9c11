package io.kabinet.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class PageViewTest extends InBrowser {

    @Test
    void aViewTellsAddressTitleReferrerScreenAndLanguage() {
        put("/a", "Окна \"Ладога\" \\ цены", "Текст");
        page.navigate(shop.origin() + "/a?utm_source=ya#top", new Page.NavigateOptions().setReferer("https://ya.ru/"));
        awaitSnippet();
        consent(STATISTICS);

        var view = collector.awaitEvent("page_view");
        assertThat(view.get("url").getAsString()).isEqualTo(shop.origin() + "/a?utm_source=ya");
        assertThat(view.get("title").getAsString()).isEqualTo("Окна \"Ладога\" \\ цены");
        assertThat(view.get("referrer").getAsString()).isEqualTo("https://ya.ru/");
        assertThat(view.get("screen").getAsString()).matches("\\d+x\\d+");
        assertThat(view.get("language").getAsString()).isEqualTo("ru-RU");
        assertThat(view.get("id").getAsString())
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(view.get("at").getAsString()).matches("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z");
    }

    @Test
    void aRequestNeedsNoPreflightAndNamesSiteVisitorAndConsent() {
        put("/", "A", "");
        open("/");
        consent(EVERYTHING);

        var request = collector.awaitRequest(each -> !each.events("page_view").isEmpty());
        assertThat(request.contentType()).startsWith("text/plain");
        assertThat(request.envelope().get("site").getAsString()).isEqualTo("site-key");
        assertThat(request.envelope().get("visitor").getAsString()).isEqualTo(page.evaluate("() => kabinet.visitor()"));
        assertThat(request.envelope().getAsJsonObject("consent").toString())
                .isEqualTo(
                        "{\"analytics\":true,\"identification\":true,\"marketing\":false,\"text_version\":\"2026-11\"}");
    }

    @Test
    void theVisitorStaysTheSameFromPageToPage() {
        put("/a", "A", "");
        put("/b", "B", "");
        open("/a");
        consent(EVERYTHING);
        var first = collector.awaitRequest(each -> !each.events("page_view").isEmpty());
        open("/b");
        var second = collector.awaitRequest(each -> each.events("page_view").stream()
                .anyMatch(view -> view.get("title").getAsString().equals("B")));
        assertThat(second.envelope().get("visitor")).isEqualTo(first.envelope().get("visitor"));
    }

    @Test
    void aPageOfASinglePageApplicationIsViewedAndTheFragmentIsIgnored() {
        put("/", "Главная", "");
        open("/");
        consent(STATISTICS);
        collector.awaitEvent("page_view");

        page.evaluate("() => { history.pushState({}, '', '/catalog'); document.title = 'Каталог' }");
        var pushed = collector.awaitEvent(
                "page_view", view -> view.get("url").getAsString().endsWith("/catalog"));
        assertThat(pushed.get("title").getAsString()).isEqualTo("Каталог");
        assertThat(pushed.get("referrer").getAsString()).isEqualTo(shop.origin() + "/");

        page.evaluate("() => history.replaceState({}, '', '/catalog?page=2')");
        collector.awaitEvent("page_view", view -> view.get("url").getAsString().endsWith("/catalog?page=2"));

        page.evaluate("() => location.hash = 'reviews'");
        page.evaluate("() => history.go(-2)");
        collector.awaitEvent(
                "page_view", view -> view.get("referrer").getAsString().endsWith("?page=2"));
        assertThat(collector.accepted("page_view")).hasSize(4);
    }

    @Test
    void withoutTheNavigationInterfaceTheAddressIsNoticedAllTheSame() {
        context.addInitScript("delete window.navigation");
        put("/", "Главная", "");
        open("/");
        consent(STATISTICS);
        page.evaluate("() => history.pushState({}, '', '/catalog')");
        collector.awaitEvent("page_view", view -> view.get("url").getAsString().endsWith("/catalog"));
    }

    @Test
    void leavingReportsVisibleSecondsAndHowFarThePageWasScrolled() {
        put("/long", "Длинная", "<div style=\"height:4000px\"></div>");
        put("/next", "Следующая", "");
        page.clock().install();
        open("/long");
        consent(STATISTICS);
        pass(7);
        page.evaluate("() => scrollTo(0, 9e9)");
        pass(1);
        open("/next");

        var engagement = collector.awaitEvent("engagement");
        assertThat(engagement.get("url").getAsString()).isEqualTo(shop.origin() + "/long");
        assertThat(engagement.get("seconds").getAsInt()).isBetween(7, 9);
        assertThat(engagement.get("scroll_percent").getAsInt()).isEqualTo(100);
    }

    @Test
    void aLongVisitIsReportedOnTheWayEverMoreSeldom() {
        put("/", "A", "");
        page.clock().install();
        open("/");
        consent(STATISTICS);
        pass(16);
        assertThat(collector.awaitEvent("engagement").get("seconds").getAsInt()).isEqualTo(15);
        pass(30);
        collector.awaitEvent("engagement", event -> event.get("seconds").getAsInt() == 30);
        assertThat(collector.accepted("engagement")).hasSize(2);
    }

    @Test
    void aTagThatIsInjectedLateWorks() {
        shop.page("/", "<html><head><title>A</title></head><body>", Map.of());
        page.navigate(shop.origin() + "/");
        page.evaluate("""
                src => {
                  const script = document.createElement('script');
                  script.src = src;
                  script.dataset.site = 'site-key';
                  script.dataset.banner = 'off';
                  document.head.append(script);
                }""", collector.origin() + "/k.js");
        awaitSnippet();
        consent(STATISTICS);
        collector.awaitEvent("page_view");
    }

    @Test
    void aTagThatCannotSeeItselfIsFound() {
        shop.page(
                "/",
                "<html><head><title>A</title></head><body><script type=\"module\" data-banner=\"off\" data-site=\"site-key\" src=\""
                        + collector.origin() + "/k.js\"></script>",
                Map.of());
        open("/");
        consent(STATISTICS);
        collector.awaitEvent("page_view");
    }

    @Test
    void twoTagsCountOnce() {
        shop.page(
                "/",
                "<html><head><title>A</title>" + tag("data-banner=off") + tag("data-banner=off") + "</head><body>",
                Map.of());
        open("/");
        consent(STATISTICS);
        collector.awaitEvent("page_view");
        page.reload();
        collector.awaitRequest(each ->
                each.events("page_view").size() == 1 && each.events("consent").isEmpty());
        assertThat(collector.accepted("page_view")).hasSize(2);
    }

    @Test
    void thePathOfEventsMayBeRenamed() {
        put("/", "A", "", "data-banner=off data-endpoint=/renamed");
        open("/");
        consent(STATISTICS);
        collector.awaitEvent("page_view");
    }

    @Test
    void aStrictContentSecurityPolicyIsEnough() {
        shop.page(
                "/",
                "<html lang=ru><head><title>A</title>" + tag("") + "</head><body>",
                Map.of(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src " + collector.origin() + "; connect-src " + collector.origin()
                                + "; require-trusted-types-for 'script'; report-uri /csp"));
        var violations = new CopyOnWriteArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("favicon")) {
                violations.add(message.text());
            }
        });
        open("/");
        page.getByText("Только статистика").click();
        collector.awaitEvent("page_view");
        assertThat(violations).isEmpty();
    }

    @Test
    void aHostilePageGetsNoErrorAndLosesNoView() {
        context.addInitScript("""
                Array.prototype.toJSON = () => { throw new Error('array') };
                Object.defineProperty(console, 'log', {get() { throw new Error('console') }});
                Object.defineProperty(console, 'error', {get() { throw new Error('console') }});
                """);
        put("/", "A", "");
        open("/");
        consent(STATISTICS);
        collector.awaitEvent("page_view");
    }

    @Test
    void aPageThatHasBrokenEverythingGetsNoError() {
        context.addInitScript("""
                window.fetch = () => { throw new Error('fetch') };
                JSON.stringify = () => { throw new Error('json') };
                Object.defineProperty(window, 'localStorage', {get() { throw new Error('storage') }});
                """);
        put("/", "A", "<a href=\"tel:+79000000017\">Позвонить</a>");
        page.clock().install();
        open("/");
        consent(STATISTICS);
        page.evaluate("() => kabinet.consent()");
        page.evaluate("() => kabinet.consent(null)");
        page.getByText("Позвонить").click();
        pass(20);
        assertThat(collector.requests()).isEmpty();
    }

    @Test
    void whereStorageIsBlockedThePageIsCountedAllTheSame() {
        context.addInitScript("Object.defineProperty(window, 'localStorage', {get() { throw new Error('storage') }})");
        put("/", "A", "");
        open("/");
        consent(STATISTICS);
        collector.awaitEvent("page_view");
    }

    @Test
    void whereStorageIsFullThePageIsCountedAllTheSame() {
        put("/", "A", "");
        open("/");
        page.evaluate("""
                () => {
                  for (let size = 6e6; size >= 1; size = size / 2 | 0)
                    try { while (true) localStorage['fill' + Math.random()] = 'x'.repeat(size) } catch {}
                }""");
        consent(STATISTICS);
        collector.awaitEvent("page_view");
    }
}
