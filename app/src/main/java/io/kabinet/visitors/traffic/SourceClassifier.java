package io.kabinet.visitors.traffic;

import io.kabinet.visitors.traffic.Source.Kind;
import java.util.List;
import java.util.Map;

/**
 * Tells where a visit came from by the first page's address and its referrer. Marks in the address (UTM, click ids of the
 * advertising systems) win over the referrer: they were put there on purpose.
 */
public final class SourceClassifier {

    /** @param parameters that carry the search phrase, where the engine still tells it */
    private record Known(Kind kind, String name, List<String> parameters) {}

    private static final Map<String, Known> BY_LABEL = Map.ofEntries(
            engine("yandex", "text"),
            engine("ya", "yandex", "text"),
            engine("google", "q"),
            engine("bing", "q"),
            engine("duckduckgo", "q"),
            engine("rambler", "query"),
            engine("yahoo", "p"),
            engine("ecosia", "q"),
            engine("baidu", "wd"),
            network("vk", "vk"),
            network("vkontakte", "vk"),
            network("ok", "ok"),
            network("odnoklassniki", "ok"),
            network("facebook", "facebook"),
            network("instagram", "instagram"),
            network("twitter", "x"),
            network("youtube", "youtube"),
            network("linkedin", "linkedin"),
            network("pinterest", "pinterest"),
            network("reddit", "reddit"),
            network("tiktok", "tiktok"),
            network("telegram", "telegram"),
            network("rutube", "rutube"),
            network("whatsapp", "whatsapp"),
            network("livejournal", "livejournal"));

    /** Hosts whose second label says nothing, or says something else than the first. */
    private static final Map<String, Known> BY_HOST = Map.ofEntries(
            Map.entry("go.mail.ru", new Known(Kind.SEARCH, "mailru", List.of("q"))),
            Map.entry("my.mail.ru", new Known(Kind.SOCIAL, "mailru", List.of())),
            Map.entry("e.mail.ru", new Known(Kind.SITE, "e.mail.ru", List.of())),
            Map.entry("mail.google.com", new Known(Kind.SITE, "mail.google.com", List.of())),
            Map.entry("mail.yandex.ru", new Known(Kind.SITE, "mail.yandex.ru", List.of())),
            Map.entry("dzen.ru", new Known(Kind.SOCIAL, "dzen", List.of())),
            Map.entry("t.me", new Known(Kind.SOCIAL, "telegram", List.of())),
            Map.entry("t.co", new Known(Kind.SOCIAL, "x", List.of())),
            Map.entry("x.com", new Known(Kind.SOCIAL, "x", List.of())),
            Map.entry("vk.ru", new Known(Kind.SOCIAL, "vk", List.of())),
            Map.entry("2gis.ru", new Known(Kind.SITE, "2gis", List.of())),
            Map.entry("nova.rambler.ru", new Known(Kind.SEARCH, "rambler", List.of("query"))));

    private SourceClassifier() {}

    public static Source classify(PageAddress page, String referrer) {
        var from = PageAddress.of(referrer);
        if (!page.parameter("utm_source").isEmpty()) {
            return new Source(
                    Kind.CAMPAIGN,
                    page.parameter("utm_source"),
                    page.parameter("utm_medium"),
                    page.parameter("utm_campaign"),
                    page.parameter("utm_term"),
                    page.parameter("utm_content"),
                    from.host());
        }
        if (!page.parameter("yclid").isEmpty()) {
            return new Source(Kind.CAMPAIGN, "yandex", "cpc", "", "", "", from.host());
        }
        if (!page.parameter("gclid").isEmpty()) {
            return new Source(Kind.CAMPAIGN, "google", "cpc", "", "", "", from.host());
        }
        return from.host().isEmpty() || from.host().equals(page.host()) ? Source.DIRECT : referred(from);
    }

    private static Source referred(PageAddress from) {
        var known = known(from.host());
        if (known == null) {
            return Source.referred(Kind.SITE, from.host(), "", from.host());
        }
        var phrase = known.parameters.stream()
                .map(from::parameter)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return Source.referred(known.kind, known.name, phrase, from.host());
    }

    private static @org.jspecify.annotations.Nullable Known known(String host) {
        var exact = BY_HOST.get(host);
        if (exact != null) {
            return exact;
        }
        if (host.startsWith("mail.")) {
            return null;
        }
        var labels = host.split("\\.");
        // the registered name: the label before the public ending, which is one label or two (co.uk, com.tr)
        for (int i = labels.length - 2; i >= Math.max(0, labels.length - 3); i--) {
            var found = BY_LABEL.get(labels[i]);
            if (found != null && !(i == labels.length - 3 && labels[i + 1].length() > 3)) {
                return found;
            }
        }
        return null;
    }

    private static Map.Entry<String, Known> engine(String name, String parameter) {
        return engine(name, name, parameter);
    }

    private static Map.Entry<String, Known> engine(String label, String name, String parameter) {
        return Map.entry(label, new Known(Kind.SEARCH, name, List.of(parameter)));
    }

    private static Map.Entry<String, Known> network(String label, String name) {
        return Map.entry(label, new Known(Kind.SOCIAL, name, List.of()));
    }
}
