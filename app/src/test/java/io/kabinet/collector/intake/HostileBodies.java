package io.kabinet.collector.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Bodies that must be refused, each with the field that the refusal names (empty when it is no JSON object at all). */
public final class HostileBodies {

    private static final String DEEP = "[".repeat(10_000) + "]".repeat(10_000);

    /** Required and typed fields of the envelope and of events, by their place in the body. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("site", "\"site\":\"kb_0123456789abcdef\""),
            Map.entry("visitor", "\"visitor\":\"0198c0de-0000-7000-8000-000000000000\""),
            Map.entry("sent_at", "\"sent_at\":\"2026-11-23T10:00:00Z\""),
            Map.entry("events[0].id", "\"id\":\"0198c0df-0000-7000-8000-000000000001\""),
            Map.entry("events[0].type", "\"type\":\"page_view\""),
            Map.entry("events[0].at", "\"at\":\"2026-11-23T09:59:59Z\""),
            Map.entry("events[0].url", "\"url\":\"https://shop.example/a?utm_source=x\""),
            Map.entry("events[1].seconds", "\"seconds\":15"),
            Map.entry("events[2].kind", "\"kind\":\"tel\""));

    private HostileBodies() {}

    public record Hostile(String name, byte[] body, String field) {

        @Override
        public String toString() {
            return name;
        }
    }

    public static List<Hostile> all() {
        var all = new ArrayList<Hostile>();
        FIELDS.forEach((field, text) -> addBroken(all, field, text));
        addWrong(all, "consent", "\"consent\":", "null", "1", "[]", "\"yes\"", DEEP);
        addWrong(all, "events", "\"events\":", "null", "1", "{}", "[]", "\"\"");
        add(all, "events of a number", body().replace("\"events\":[", "\"events\":[7,"), "events[0]");
        add(all, "events of an array", body().replace("\"events\":[", "\"events\":[" + DEEP + ","), "events[0]");
        add(
                all,
                "purpose as text",
                body().replace("\"analytics\":true", "\"analytics\":\"true\""),
                "consent.analytics");
        add(all, "purpose as number", body().replace("\"marketing\":false", "\"marketing\":0"), "consent.marketing");
        add(all, "title as number", body().replace("\"title\":\"A\"", "\"title\":1"), "events[0].title");
        add(all, "title as object", body().replace("\"title\":\"A\"", "\"title\":{}"), "events[0].title");
        add(all, "unknown type", body().replace("page_view", "page view"), "events[0].type");
        add(all, "screen of words", body().replace("1440x900", "big"), "events[0].screen");
        add(all, "seconds as text", body().replace("\"seconds\":15", "\"seconds\":\"15\""), "events[1].seconds");
        add(all, "seconds of half", body().replace("\"seconds\":15", "\"seconds\":1.5"), "events[1].seconds");
        add(all, "negative seconds", body().replace("\"seconds\":15", "\"seconds\":-1"), "events[1].seconds");
        add(all, "seconds of a year", body().replace("\"seconds\":15", "\"seconds\":31536000"), "events[1].seconds");
        add(
                all,
                "seconds beyond long",
                body().replace("\"seconds\":15", "\"seconds\":9" + "9".repeat(25)),
                "events[1].seconds");
        add(all, "seconds of 2000 digits", body().replace("\"seconds\":15", "\"seconds\":" + "9".repeat(2_000)), "");
        add(all, "scrolled too far", body().replace(":80", ":101"), "events[1].scroll_percent");
        add(all, "fields as text", body().replace("\"fields\":{", "\"fields\":\"x\",\"rest\":{"), "events[3].fields");
        add(all, "phone as number", body().replace("\"+7 900 123-45-67\"", "79001234567"), "events[3].fields.phone");
        add(
                all,
                "address of a file",
                body().replaceFirst("https://shop.example/a\\?", "file:///etc/passwd?"),
                "events[0].url");
        add(
                all,
                "address of a script",
                body().replaceFirst("https://shop.example/a\\?", "javascript:alert(1)?"),
                "events[0].url");
        add(
                all,
                "address without host",
                body().replaceFirst("https://shop.example/a\\?", "https:///a?"),
                "events[0].url");
        add(all, "day that is not", body().replaceFirst("2026-11-23T09", "2026-02-30T09"), "events[0].at");
        add(all, "year of nine digits", body().replaceFirst("2026-11-23T09", "+999999999-11-23T09"), "events[0].at");
        add(all, "time without zone", body().replaceFirst("09:59:59Z", "09:59:59"), "events[0].at");
        add(all, "short UUID", body().replace("0198c0de-0000-7000-8000-000000000000", "1-1-1-1-1"), "visitor");
        add(all, "UUID with a sign", body().replace("0198c0de-", "+198c0de-"), "visitor");
        add(all, "UUID of other digits", body().replace("0198c0de-", "٠198c0de-"), "visitor");
        add(all, "site key of 65", body().replace(Requests.KEY, "k".repeat(65)), "site");
        add(all, "site twice", body().replace("{\"site\"", "{\"site\":\"other\",\"site\""), "site");
        add(all, "url twice", body().replace("\"title\"", "\"url\":\"https://x.example\",\"title\""), "events[0].url");
        addNotJson(all);
        return all;
    }

    private static void addBroken(List<Hostile> all, String field, String text) {
        String name = text.substring(0, text.indexOf(':') + 1);
        add(all, field + " missing", without(text), field);
        for (String value :
                List.of("null", "1e3", "true", "{}", "[]", "\"\"", "\"\\u0000\"", "\"" + "x".repeat(9_000) + "\"")) {
            add(
                    all,
                    field + " = " + value.substring(0, Math.min(9, value.length())),
                    body().replaceFirst(quote(text), quoteTo(name + value)),
                    field);
        }
    }

    private static void addWrong(List<Hostile> all, String field, String name, String... values) {
        int from = body().indexOf(name) + name.length();
        for (String value : values) {
            String broken = field.equals("events")
                    ? body().substring(0, from) + value + "}"
                    : body().substring(0, from) + value + body().substring(body().indexOf(",\"events\""));
            add(all, field + " = " + value.substring(0, Math.min(9, value.length())), broken, field);
        }
    }

    private static void addNotJson(List<Hostile> all) {
        for (String text : List.of(
                "",
                " ",
                "null",
                "[]",
                "1",
                "\"\"",
                "{",
                "}",
                "not json",
                "\u0000",
                "{\"site\"",
                DEEP,
                "{\"a\":" + DEEP + "}",
                "\ufeff" + body().substring(0, 20),
                body() + body(),
                body() + "x",
                body().substring(0, body().length() - 1),
                body().replace("\"A\"", "\"\u0001\""),
                body().replace("\"A\"", "\"\n\""),
                body().replace("\"A\"", "'A'"),
                body().replace("\"A\"", "NaN"))) {
            add(all, "not JSON: " + text.substring(0, Math.min(30, text.length())), text, "");
        }
        byte[] latin = body().replace("\"A\"", "\"\u00e4\"").getBytes(StandardCharsets.ISO_8859_1);
        all.add(new Hostile("Latin-1", latin, ""));
        all.add(new Hostile("overlong", withBytes((byte) 0xc0, (byte) 0xaf), ""));
        all.add(new Hostile("encoded surrogate", withBytes((byte) 0xed, (byte) 0xa0, (byte) 0x80), ""));
        all.add(new Hostile("cut character", withBytes((byte) 0xf0, (byte) 0x9f), ""));
        all.add(new Hostile("UTF-16", body().getBytes(StandardCharsets.UTF_16), ""));
        all.add(new Hostile("gzip", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0}, ""));
    }

    private static byte[] withBytes(byte... middle) {
        byte[] body = Requests.bytes(body());
        int at = body().indexOf("\"A\"") + 1;
        byte[] broken = new byte[body.length + middle.length];
        System.arraycopy(body, 0, broken, 0, at);
        System.arraycopy(middle, 0, broken, at, middle.length);
        System.arraycopy(body, at, broken, at + middle.length, body.length - at);
        return broken;
    }

    private static String body() {
        return Requests.of(
                Requests.PAGE_VIEW, Requests.ENGAGEMENT, Requests.CONTACT_CLICK, Requests.FORM, Requests.CONSENT);
    }

    private static String without(String text) {
        return body().contains(text + ",")
                ? body().replaceFirst(quote(text + ","), "")
                : body().replaceFirst(quote("," + text), "");
    }

    private static String quote(String text) {
        return java.util.regex.Pattern.quote(text);
    }

    private static String quoteTo(String text) {
        return java.util.regex.Matcher.quoteReplacement(text);
    }

    private static void add(List<Hostile> all, String name, String body, String field) {
        all.add(new Hostile(name, Requests.bytes(body), field));
    }
}
