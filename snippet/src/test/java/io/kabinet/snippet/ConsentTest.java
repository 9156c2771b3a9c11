package io.kabinet.snippet;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class ConsentTest extends InBrowser {

    @Test
    void nothingLeavesTheBrowserWithoutConsentAndNothingIsStored() {
        put("/", "A", "<a href=\"tel:+79000000017\">Позвонить</a>");
        page.clock().install();
        open("/");
        page.getByText("Позвонить").click();
        page.evaluate("() => history.pushState({}, '', '/b')");
        pass(40);
        page.evaluate("() => dispatchEvent(new Event('visibilitychange'))");
        pass(2);
        assertThat(collector.requests()).isEmpty();
        assertThat(page.evaluate("() => localStorage.length")).isEqualTo(0);
        assertThat(page.evaluate("() => kabinet.visitor()")).isNull();
    }

    @Test
    void theViewDuringWhichConsentIsGivenIsCountedAndKeepsTheReferrerOfTheVisit() {
        put("/", "A", "");
        page.navigate(shop.origin() + "/", new Page.NavigateOptions().setReferer("https://ya.ru/"));
        awaitSnippet();
        page.evaluate("() => history.pushState({}, '', '/b')");
        page.waitForFunction("() => new Promise(resolve => setTimeout(() => resolve(true), 150))");
        consent(STATISTICS);
        var view = collector.awaitEvent("page_view");
        assertThat(view.get("url").getAsString()).isEqualTo(shop.origin() + "/b");
        assertThat(view.get("referrer").getAsString()).isEqualTo("https://ya.ru/");
    }

    @Test
    void theAnswerIsRecordedOnceAndRemembered() {
        put("/", "A", "");
        open("/");
        consent(EVERYTHING);
        consent(EVERYTHING);
        var request = collector.awaitRequest(each -> !each.events("consent").isEmpty());
        assertThat(request.consents("analytics")).isTrue();
        assertThat(request.consents("identification")).isTrue();
        assertThat(request.consents("marketing")).isFalse();

        page.reload();
        awaitSnippet();
        collector.awaitRequest(each ->
                each.events("consent").isEmpty() && !each.events("page_view").isEmpty());
        assertThat(collector.accepted("consent")).hasSize(1);
    }

    @Test
    void aRefusalIsRecordedAndNothingElse() {
        put("/", "A", "");
        page.clock().install();
        open("/");
        consent("{text_version: '2026-11'}");
        pass(2);
        var request = collector.awaitRequest(each -> !each.events("consent").isEmpty());
        assertThat(request.consents("analytics")).isFalse();
        page.reload();
        awaitSnippet();
        pass(20);
        assertThat(collector.requests()).hasSize(1);
        assertThat(page.evaluate("() => Object.keys(localStorage)").toString()).isEqualTo("[kabinet.site-key.consent]");
    }

    @Test
    void theVisitorIsNamedToThePageOnlyAfterConsentToIdentification() {
        put("/", "A", "");
        open("/");
        consent(STATISTICS);
        assertThat(page.evaluate("() => kabinet.visitor()")).isNull();
        consent(EVERYTHING);
        assertThat((String) page.evaluate("() => kabinet.visitor()")).hasSize(36);
        consent(STATISTICS);
        assertThat(page.evaluate("() => kabinet.visitor()")).isNull();
    }

    @Test
    void aWithdrawalIsRecordedForTheSameVisitorWhoIsThenForgotten() {
        put("/", "A", "");
        open("/");
        consent(EVERYTHING);
        var given = collector.awaitRequest(each -> !each.events("page_view").isEmpty());
        awaitEmptyQueue();
        consent("{}");
        var withdrawn = collector.awaitRequest(each -> !each.consents("analytics"));
        assertThat(withdrawn.envelope().get("visitor"))
                .isEqualTo(given.envelope().get("visitor"));
        assertThat(withdrawn.events()).hasSize(1);
        assertThat(page.evaluate("() => localStorage['kabinet.site-key']")).isNull();
    }

    @Test
    void whatWaitsIsNotSentAfterAWithdrawal() {
        put("/", "A", "<a href=\"tel:+79000000017\">Позвонить</a>");
        page.clock().install();
        open("/");
        consent(EVERYTHING);
        pass(2);
        collector.awaitEvent("page_view");
        page.evaluate("() => document.querySelector('a').click() || kabinet.consent({})");
        pass(2);
        collector.awaitRequest(each -> !each.consents("analytics"));
        pass(2);
        assertThat(collector.accepted("contact_click")).isEmpty();
    }

    @Test
    void onAStateOfConsentGoesInARequestOfItsOwn() {
        put("/", "A", "<a href=\"tel:+79000000017\">Позвонить</a>");
        page.clock().install();
        open("/");
        page.evaluate("() => kabinet.consent(" + STATISTICS + ") || kabinet.consent(" + EVERYTHING + ")");
        pass(3);
        collector.awaitRequest(each -> each.consents("identification"));
        pass(3);
        assertThat(collector.accepted("consent")).hasSize(2);
        assertThat(collector.requests())
                .allSatisfy(request -> assertThat(request.events("consent")).hasSizeLessThan(2));
    }

    @Test
    void anAnswerFromBeforeTheSnippetCameIsTaken() {
        context.addInitScript("(window.kabinet ||= {q: []}).q.push(" + STATISTICS + ")");
        put("/", "A", "");
        page.navigate(shop.origin() + "/");
        collector.awaitEvent("page_view");
        assertThat(collector.accepted("page_view")).hasSize(1);
        page.evaluate("() => kabinet.q.push(" + EVERYTHING + ")");
        collector.awaitRequest(each -> each.consents("identification"));
    }

    @Test
    void anAnswerInOneTabHoldsInTheOther() {
        put("/", "A", "");
        open("/");
        var other = newPage();
        other.navigate(shop.origin() + "/");
        other.waitForFunction("() => window.kabinet?.visitor");
        other.evaluate("() => kabinet.consent(" + EVERYTHING + ")");
        page.waitForFunction("() => kabinet.visitor()");
        assertThat(page.evaluate("() => kabinet.visitor()")).isEqualTo(other.evaluate("() => kabinet.visitor()"));
    }
}
