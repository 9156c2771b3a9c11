package io.kabinet.collector.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kabinet.collector.Replay.LineFault;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {

    private static final String LINE =
            "203.0.113.7 - - [17/May/2015:10:05:03 +0300] \"GET /a?b=c HTTP/1.1\" 200 203023 "
                    + "\"https://ya.ru/\" \"Mozilla/5.0 (X11)\"";

    @Test
    void everyPartIsRead() throws Exception {
        assertThat(LogLine.parse(LINE))
                .isEqualTo(new LogLine(
                        InetAddress.ofLiteral("203.0.113.7"),
                        Instant.parse("2015-05-17T07:05:03Z"),
                        "GET",
                        "/a?b=c",
                        200,
                        "https://ya.ru/",
                        "Mozilla/5.0 (X11)"));
    }

    @Test
    void hyphensAreNothingAndQuotesMayBeEscaped() throws Exception {
        var line = LogLine.parse(LINE.replace("https://ya.ru/", "-").replace("(X11)", "\\\"X\\\\11\\\""));
        assertThat(line.referrer()).isEmpty();
        assertThat(line.userAgent()).isEqualTo("Mozilla/5.0 \"X\\11\"");
    }

    @Test
    void aRequestThatIsNoneIsReadAsNone() throws Exception {
        var line = LogLine.parse(LINE.replace("GET /a?b=c HTTP/1.1", "-").replace("200", "408"));
        assertThat(line.method()).isEmpty();
        assertThat(Pages.isPage(line)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, shop.example, ADDRESS",
        "203.0.113.7, 999.1.1.1, ADDRESS",
        "17/May, 32/May, TIME",
        "17/May, 17/Mai, TIME",
        "+0300, MSK, TIME",
        "2015, +12015, TIME",
        "200, OK, FORMAT",
        "(X11)\", (X11), FORMAT",
        "[17, 17, FORMAT"
    })
    void aBadLineIsNamed(String part, String broken, LineFault fault) {
        var bad = catchThrowableOfType(BadLine.class, () -> LogLine.parse(LINE.replace(part, broken)));
        assertThat(bad).isNotNull();
        assertThat(bad.fault()).isEqualTo(fault);
    }

    @Test
    void anyLineIsReadOrNamedAndNothingElse() {
        var random = new Random(20_261_123);
        for (int i = 0; i < 20_000; i++) {
            var mutant = new StringBuilder(LINE);
            for (int n = random.nextInt(4); n >= 0; n--) {
                mutant.setCharAt(random.nextInt(mutant.length()), (char) random.nextInt(256));
            }
            try {
                assertThat(LogLine.parse(mutant.toString())).isNotNull();
            } catch (BadLine named) {
                assertThat(named.fault()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "/a/", "/index.html", "/a.php?x=b.png", "/v1.2/about", "/blog?flav=rss20"})
    void whatAPersonSeesIsAPage(String target) throws Exception {
        assertThat(Pages.isPage(LogLine.parse(LINE.replace("/a?b=c", target)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a.PNG", "/a.css?v=1", "/robots.txt", "/favicon.ico", "/a.js;x", "*", "http://other/"})
    void anAssetIsNoPage(String target) throws Exception {
        assertThat(Pages.isPage(LogLine.parse(LINE.replace("/a?b=c", target)))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "200, 304, true",
        "200, 206, true",
        "200, 404, false",
        "200, 500, false",
        "GET, HEAD, false",
        "GET, POST, false"
    })
    void onlyWhatWasShownToAGetIsAPage(String part, String other, boolean page) throws Exception {
        assertThat(Pages.isPage(LogLine.parse(LINE.replace(part, other)))).isEqualTo(page);
    }
}
