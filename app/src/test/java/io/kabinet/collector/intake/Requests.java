package io.kabinet.collector.intake;

import java.nio.charset.StandardCharsets;

/** Bodies of requests for tests. */
public final class Requests {

    public static final String KEY = "kb_0123456789abcdef";

    public static final String PAGE_VIEW = """
            {"id":"0198c0df-0000-7000-8000-000000000001","type":"page_view","at":"2026-11-23T09:59:59Z",\
            "url":"https://shop.example/a?utm_source=x","title":"A","referrer":"https://ya.ru/",\
            "screen":"1440x900","language":"ru"}""";
    public static final String ENGAGEMENT = """
            {"id":"0198c0df-0000-7000-8000-000000000002","type":"engagement","at":"2026-11-23T09:59:59.5Z",\
            "url":"https://shop.example/a","seconds":15,"scroll_percent":80}""";
    public static final String CONTACT_CLICK = """
            {"id":"0198c0df-0000-7000-8000-000000000003","type":"contact_click","at":"2026-11-23T09:59:59Z",\
            "url":"https://shop.example/a","kind":"tel"}""";
    public static final String FORM = """
            {"id":"0198c0df-0000-7000-8000-000000000004","type":"form","at":"2026-11-23T09:59:59Z",\
            "url":"https://shop.example/a","form":"callback",\
            "fields":{"name":"Анна","phone":"+7 900 123-45-67","email":"anna@example.ru"}}""";
    public static final String CONSENT = """
            {"id":"0198c0df-0000-7000-8000-000000000005","type":"consent","at":"2026-11-23T09:59:59Z",\
            "url":"https://shop.example/a"}""";

    private static final String ALL_PURPOSES =
            "{\"analytics\":true,\"identification\":true,\"marketing\":false,\"text_version\":\"2026-11\"}";

    private Requests() {}

    /** With consent to everything. */
    public static String of(String... events) {
        return withConsent(ALL_PURPOSES, events);
    }

    public static String withConsent(String consent, String... events) {
        return """
                {"site":"%s","visitor":"0198c0de-0000-7000-8000-000000000000","sent_at":"2026-11-23T10:00:00Z",\
                "consent":%s,"events":[%s]}""".formatted(KEY, consent, String.join(",", events));
    }

    public static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
