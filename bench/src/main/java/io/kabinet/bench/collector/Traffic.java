package io.kabinet.bench.collector;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Requests of many visitors on a few sites, one page view each, as the snippet sends them. */
final class Traffic {

    private static final int VISITORS = 20_000;
    private static final int PAGES = 500;

    private final List<String> siteKeys;
    private final Random random = new Random(20_261_123);
    private final long run = new Random().nextLong();
    private long number;

    Traffic(List<String> siteKeys) {
        this.siteKeys = siteKeys;
    }

    Buffer next() {
        int visitor = random.nextInt(VISITORS);
        String body = body(siteKeys.get(visitor % siteKeys.size()), visitor);
        return Buffer.buffer("POST /v1/events HTTP/1.1\r\nHost: collector\r\nContent-Type: text/plain\r\n"
                + "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                + " Chrome/142.0.0.0 Safari/537.36\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private String body(String key, int visitor) {
        String now = Instant.ofEpochMilli(System.currentTimeMillis()).toString();
        return "{\"site\":\"" + key + "\",\"visitor\":\"" + new UUID(0x4000L | 7L << 32, 1L << 63 | visitor)
                + "\",\"sent_at\":\"" + now + "\",\"consent\":{\"analytics\":true,\"identification\":true,"
                + "\"marketing\":false,\"text_version\":\"2026-11\"},\"events\":[{\"id\":\""
                + new UUID(run & ~0xf000L | 0x4000L, 1L << 63 | number++) + "\",\"type\":\"page_view\",\"at\":\"" + now
                + "\",\"url\":\"https://shop.example/catalogue/" + random.nextInt(PAGES)
                + "?utm_source=yandex&utm_medium=cpc\",\"title\":\"Catalogue\",\"referrer\":\"https://ya.ru/\","
                + "\"screen\":\"1440x900\",\"language\":\"ru\"}]}";
    }
}
