package io.kabinet.visitors.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.visitors.traffic.Source.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceClassifierTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://yandex.ru/search/?text=%D0%BE%D0%BA%D0%BD%D0%B0, SEARCH, yandex, окна",
                "https://ya.ru/, SEARCH, yandex, ''",
                "https://www.google.co.uk/search?q=plastic+windows, SEARCH, google, plastic windows",
                "https://www.google.com/, SEARCH, google, ''",
                "https://yandex.com.tr/, SEARCH, yandex, ''",
                "https://go.mail.ru/search?q=a, SEARCH, mailru, a",
                "https://away.vk.com/, SOCIAL, vk, ''",
                "https://m.vk.com/x, SOCIAL, vk, ''",
                "https://t.me/okna, SOCIAL, telegram, ''",
                "https://ok.ru/, SOCIAL, ok, ''",
                "https://mail.google.com/, SITE, mail.google.com, ''",
                "https://2gis.ru/spb, SITE, 2gis, ''",
                "https://google.example.org/, SITE, google.example.org, ''",
                "https://blog.example.org/post, SITE, blog.example.org, ''",
                "'', DIRECT, '', ''",
                "https://www.shop.example/other, DIRECT, '', ''",
                "android-app://com.google.android.gm/, SITE, com.google.android.gm, ''",
            })
    void aReferrerTellsTheSource(String referrer, Kind kind, String name, String phrase) {
        var source = SourceClassifier.classify(PageAddress.of("https://shop.example/a"), referrer);

        assertThat(source.kind()).isEqualTo(kind);
        assertThat(source.name()).isEqualTo(name);
        assertThat(source.phrase()).isEqualTo(phrase);
    }

    @Test
    void marksInTheAddressWinOverTheReferrer() {
        var source = SourceClassifier.classify(
                PageAddress.of(
                        "https://shop.example/?utm_source=yandex&utm_medium=cpc&utm_campaign=%D0%BE%D0%BA%D0%BD%D0%B0&utm_term=pvh"),
                "https://www.google.com/");

        assertThat(source).isEqualTo(new Source(Kind.CAMPAIGN, "yandex", "cpc", "окна", "pvh", "", "google.com"));
    }

    @Test
    void clickIdsOfAdvertisingSystemsAreCampaigns() {
        assertThat(SourceClassifier.classify(PageAddress.of("https://shop.example/?yclid=1"), "")
                        .name())
                .isEqualTo("yandex");
        assertThat(SourceClassifier.classify(PageAddress.of("https://shop.example/?gclid=1"), "")
                        .kind())
                .isEqualTo(Kind.CAMPAIGN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "://",
                "https://",
                "https://?",
                "https://#",
                "https://a?%",
                "https://a/%zz?%=1&=&&&",
                "https://[::1",
                "https://a/%ff%fe",
                "https://\u0000/\ud800"
            })
    void noAddressIsTooBroken(String url) {
        assertThat(SourceClassifier.classify(PageAddress.of(url), url)).isNotNull();
        assertThat(SourceClassifier.classify(PageAddress.of("https://shop.example/"), url))
                .isNotNull();
    }

    @Test
    void pathsAreShownAsPeopleReadThem() {
        assertThat(PageAddress.of("https://www.Shop.example:8080/%D0%BE%D0%BA%D0%BD%D0%B0/a%20b?x=1#y"))
                .satisfies(page -> {
                    assertThat(page.host()).isEqualTo("shop.example");
                    assertThat(page.path()).isEqualTo("/окна/a b");
                    assertThat(page.parameter("x")).isEqualTo("1");
                });
        assertThat(PageAddress.of("https://shop.example").path()).isEqualTo("/");
    }
}
