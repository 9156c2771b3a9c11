package io.kabinet.visitors.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.visitors.traffic.Browser.Device;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36|DESKTOP|Chrome 142|Windows",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 YaBrowser/25.8.0.0 Safari/537.36|DESKTOP|Yandex Browser 25|Windows",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1|PHONE|Safari 18|iOS",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36|PHONE|Chrome 142|Android",
                "Mozilla/5.0 (Linux; Android 14; SM-X200) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36|TABLET|Chrome 142|Android",
                "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0|DESKTOP|Firefox 144|Linux",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0|DESKTOP|Edge 141|macOS",
                "Opera/9.80 (Windows NT 6.1; WOW64) Presto/2.12.388 Version/12.16|DESKTOP|Opera 12|Windows",
                "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0)|DESKTOP|Internet Explorer 9|Windows",
                "Mozilla/5.0|UNKNOWN|''|''",
            })
    void aBrowserIsKnownByItsMarks(String userAgent, Device device, String name, String platform) {
        assertThat(Browser.isRobot(userAgent)).isFalse();
        assertThat(Browser.of(userAgent)).isEqualTo(new Browser(device, name, platform));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "curl/8.5.0",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
                "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36",
                "facebookexternalhit/1.1",
                "Tiny Tiny RSS/1.11 (http://tt-rss.org/)",
                "Mozilla/5.0 (compatible; AhrefsSiteAudit/6.1; +http://ahrefs.com/robot/)",
                "python-requests/2.32"
            })
    void aRobotIsNoVisitor(String userAgent) {
        assertThat(Browser.isRobot(userAgent)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mozilla/5.0 (Linux; Android 9; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
            })
    void aPhoneThatSoundsLikeARobotIsNone(String userAgent) {
        assertThat(Browser.isRobot(userAgent)).isFalse();
    }
}
