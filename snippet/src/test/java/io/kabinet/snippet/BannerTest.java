package io.kabinet.snippet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BannerTest extends InBrowser {

    @Test
    void asksInRussian() {
        put("/", "A", "", "");
        open("/");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("с вашего согласия");
        button("Принять всё").click();
        var request = collector.awaitRequest(each -> !each.events("page_view").isEmpty());
        assertThat(request.consents("identification")).isTrue();
        assertThat(request.consents("marketing")).isFalse();
        assertThat(request.envelope()
                        .getAsJsonObject("consent")
                        .get("text_version")
                        .getAsString())
                .isEqualTo("2026-11");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    }

    @Test
    void asksInEnglishOnAnEnglishPage() {
        shop.page("/", "<html lang=en-GB><head><title>A</title>" + tag("") + "</head><body>", Map.of());
        open("/");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("if you agree");
        button("Statistics only").click();
        var request = collector.awaitRequest(each -> !each.events("page_view").isEmpty());
        assertThat(request.consents("identification")).isFalse();
    }

    @Test
    void theTagMayChooseTheLanguage() {
        put("/", "A", "", "data-lang=en");
        open("/");
        assertThat(button("Decline")).isVisible();
    }

    @Test
    void aRefusalIsAsEasyAndIsRemembered() {
        put("/", "A", "", "");
        open("/");
        button("Отказаться").click();
        var request = collector.awaitRequest(each -> !each.events("consent").isEmpty());
        assertThat(request.consents("analytics")).isFalse();
        page.reload();
        awaitSnippet();
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    }

    @Test
    void aLinkOfThePageBringsItBackToChangeTheAnswer() {
        put("/", "A", "<a href=\"#kabinet\">Настройки согласия</a>", "");
        open("/");
        button("Принять всё").click();
        page.getByText("Настройки согласия").click();
        page.getByText("Настройки согласия").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(1);
        button("Отказаться").click();
        collector.awaitRequest(each -> !each.events("consent").isEmpty() && !each.consents("analytics"));
    }

    @Test
    void isReachedAndAnsweredByKeyboard() {
        put("/", "A", "<a href=\"/\">Ссылка</a>", "");
        open("/");
        button("Только статистика").focus();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        var request = collector.awaitRequest(each -> !each.events("consent").isEmpty());
        assertThat(request.consents("analytics")).isFalse();
    }

    @Test
    void looksTheSameWhateverThePagesStyle() {
        shop.page(
                "/",
                "<html lang=ru><head><title>A</title><style>* {color: red; font-size: 40px} button {display: none} "
                        + "dialog {width: 10px; opacity: 0}</style>" + tag("") + "</head><body>",
                Map.of());
        open("/");
        assertThat(button("Принять всё")).isVisible();
        var size = page.getByRole(AriaRole.DIALOG).boundingBox();
        assertThat(size.width).isBetween(300.0, 450.0);
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCSS("opacity", "1");
    }

    @Test
    void fitsOnAPhone() {
        put("/", "A", "", "");
        page.setViewportSize(360, 640);
        open("/");
        var box = page.getByRole(AriaRole.DIALOG).boundingBox();
        assertThat(box.x).isNotNegative();
        assertThat(box.x + box.width).isLessThanOrEqualTo(360);
        assertThat(button("Отказаться").boundingBox().height).isGreaterThanOrEqualTo(24);
    }

    @Test
    void mayBeSwitchedOff() {
        put("/", "A", "");
        open("/");
        consent(STATISTICS);
        collector.awaitEvent("page_view");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
