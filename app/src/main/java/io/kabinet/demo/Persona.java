package io.kabinet.demo;

import io.kabinet.collector.ConsentState;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A made-up visitor of one site.
 *
 * @param browser the id that the snippet would have given
 * @param source what the first address of a visit carries, and the page that led there
 * @param name what they type into forms
 * @param phone of the range that belongs to nobody
 * @param company where their address belongs to one
 */
record Persona(
        UUID browser,
        InetAddress ip,
        String userAgent,
        String screen,
        ConsentState consent,
        Source source,
        String name,
        String phone,
        Optional<String> company) {

    /** @param query of the first page, with its question mark; may be empty */
    record Source(String query, String referrer) {}

    static final List<Source> SOURCES = List.of(
            new Source("?utm_source=yandex&utm_medium=cpc&utm_campaign=noyabr&utm_term=kupit", "https://yandex.ru/"),
            new Source("?utm_source=yandex&utm_medium=cpc&utm_campaign=brend", "https://yandex.ru/"),
            new Source("", "https://yandex.ru/search/"),
            new Source("", "https://www.google.com/"),
            new Source("", "https://vk.com/"),
            new Source("", "https://2gis.ru/spb"),
            new Source("?utm_source=telegram&utm_medium=post", "https://t.me/"),
            new Source("?utm_source=rassylka&utm_medium=email&utm_campaign=noyabr", ""),
            new Source("", ""));

    /** Common browsers, with the size of their screens. */
    static final List<List<String>> BROWSERS = List.of(
            List.of(
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
                            + " YaBrowser/25.10.0.0 Safari/537.36",
                    "1920x1080"),
            List.of(
                    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0"
                            + " Safari/537.36",
                    "1536x864"),
            List.of(
                    "Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0"
                            + " Mobile Safari/537.36",
                    "412x915"),
            List.of(
                    "Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko)"
                            + " SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
                    "384x854"),
            List.of(
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                            + " Version/18.6 Mobile/15E148 Safari/604.1",
                    "390x844"),
            List.of(
                    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                            + " Version/18.6 Safari/605.1.15",
                    "1440x900"),
            List.of("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "1680x1050"));
}
