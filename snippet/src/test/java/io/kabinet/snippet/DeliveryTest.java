package io.kabinet.snippet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest extends InBrowser {

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aRequestThatIsRefusedForNowIsRepeatedWithTheSameEvents(int status) {
        put("/", "A", "");
        collector.refuseNext(1, status, 0);
        open("/");
        consent(STATISTICS);
        var refused = collector.awaitRequest(each -> each.status() == status);
        var repeated = collector.awaitRequest(each -> each.status() == 204);
        assertThat(repeated.events()).isEqualTo(refused.events());
        awaitEmptyQueue();
    }

    @Test
    void theCollectorSaysWhenToComeAgain() {
        put("/", "A", "");
        page.clock().install();
        collector.refuseNext(1, 503, 30);
        open("/");
        consent(STATISTICS);
        pass(1);
        collector.awaitRequest(each -> each.status() == 503);
        page.waitForResponse(response -> true, () -> page.evaluate("() => fetch('/')"));
        pass(20);
        assertThat(collector.requests()).hasSize(1);
        pass(15);
        collector.awaitRequest(each -> each.status() == 204);
    }

    @Test
    void withoutAWordFromTheCollectorThePausesGrow() {
        put("/", "A", "");
        collector.refuseNext(3, 503, 0);
        open("/");
        long begin = System.nanoTime();
        consent(STATISTICS);
        collector.awaitRequest(each -> each.status() == 204);
        assertThat((System.nanoTime() - begin) / 1_000_000)
                .as("1 + 2 + 4 seconds")
                .isGreaterThan(6_900);
        assertThat(collector.requests()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413})
    void aRequestThatIsRefusedForGoodIsDropped(int status) {
        put("/", "A", "");
        collector.refuseNext(1, status, 0);
        open("/");
        consent(STATISTICS);
        collector.awaitRequest(each -> each.status() == status);
        awaitEmptyQueue();
        assertThat(collector.requests()).hasSize(1);
    }

    @Test
    void whatCouldNotBeSentWaitsForTheNextPage() {
        put("/a", "A", "");
        put("/b", "B", "");
        open("/a");
        context.setOffline(true);
        consent(STATISTICS);
        page.waitForFunction("() => Object.keys(localStorage).some(key => key.includes('.event.'))");
        page.evaluate("() => new Promise(resolve => setTimeout(resolve, 200))");
        context.setOffline(false);
        open("/b");
        collector.awaitEvent(
                "page_view", view -> view.get("title").getAsString().equals("A"));
        collector.awaitEvent(
                "page_view", view -> view.get("title").getAsString().equals("B"));
        assertThat(collector.accepted("page_view")).hasSize(2);
        awaitEmptyQueue();
    }

    @Test
    void theQueueIsBoundedAndKeepsConsentBeforeAllElse() {
        put("/", "A", "<a href=\"tel:1\" onclick=\"return false\">1</a>");
        page.clock().install();
        open("/");
        context.setOffline(true);
        consent(STATISTICS);
        page.evaluate("() => { for (let i = 0; i < 80; i++) document.querySelector('a').click() }");
        assertThat(queued()).isEqualTo(50);
        context.setOffline(false);
        pass(30);
        collector.awaitEvent("consent");
        awaitEmptyQueue();
        assertThat(collector.accepted("contact_click")).hasSize(49);
    }

    @Test
    void aRequestStaysUnderTheCollectorsLimitInWhateverScript() {
        put("/", "A", "<a href=\"tel:1\" onclick=\"return false\">1</a>");
        page.clock().install();
        open("/");
        context.setOffline(true);
        consent(STATISTICS);
        page.evaluate("""
                async () => {
                  for (let i = 0; i < 20; i++) {
                    document.title = '窗'.repeat(9000);
                    history.pushState({}, '', '/' + i + '?' + 'q'.repeat(9000));
                  }
                }""");
        for (int i = 0; i < 20; i++) {
            page.evaluate("i => history.pushState({}, '', '/' + i)", i);
            pass(1);
        }
        context.setOffline(false);
        for (int i = 0; i < 60 && queued() > 0; i++) {
            pass(60);
            page.evaluate("() => fetch('/').catch(() => 0)");
        }
        assertThat(queued()).isZero();
        assertThat(collector.accepted("page_view")).hasSizeGreaterThan(20);
        assertThat(collector.requests())
                .hasSizeGreaterThan(1)
                .allSatisfy(request -> assertThat(request.envelope().toString().getBytes(UTF_8))
                        .hasSizeLessThan(64 * 1024));
    }

    @Test
    void severalTabsLoseNothing() {
        put("/", "A", "<a href=\"tel:1\" onclick=\"return false\">1</a>");
        open("/");
        consent(STATISTICS);
        awaitEmptyQueue();
        var other = newPage();
        other.navigate(shop.origin() + "/");
        other.waitForFunction("() => window.kabinet?.visitor");
        for (int i = 0; i < 10; i++) {
            page.evaluate("() => document.querySelector('a').click()");
            other.evaluate("() => document.querySelector('a').click()");
        }
        awaitEmptyQueue();
        assertThat(collector.accepted("contact_click")).hasSize(20);
        assertThat(collector.accepted("page_view")).hasSize(2);
    }
}
