package io.kabinet.visitors.pages;

import io.kabinet.ui.Page;
import io.kabinet.visitors.traffic.Source;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A source in words.
 *
 * @param icon of the sprite
 * @param text «Яндекс, поиск», «Директ · окна-ноябрь»
 * @param more what was searched for, the keyword; may be empty
 */
public record SourceLabel(String icon, String text, String more) {

    /** Names that people know. The rest is shown as it came. */
    public enum Known {
        YANDEX("brand-yandex"),
        GOOGLE("brand-google"),
        BING("brand-bing"),
        MAILRU("mail"),
        RAMBLER("world-search"),
        DUCKDUCKGO("world-search"),
        YAHOO("world-search"),
        VK("brand-vk"),
        OK("users"),
        DZEN("note"),
        TELEGRAM("brand-telegram"),
        FACEBOOK("brand-facebook"),
        INSTAGRAM("brand-instagram"),
        YOUTUBE("brand-youtube"),
        WHATSAPP("message"),
        X("message"),
        DIRECT("brand-yandex"),
        ADS("brand-google"),
        NEWSLETTER("mail");

        private final String icon;

        Known(String icon) {
            this.icon = icon;
        }

        static Optional<Known> of(String name) {
            return Arrays.stream(values())
                    .filter(known -> known.name().equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    public static SourceLabel of(Page page, Source source) {
        return switch (source.kind()) {
            case DIRECT -> new SourceLabel("link", page.t("visitors.source.direct"), "");
            case SEARCH ->
                new SourceLabel(
                        icon(source.name(), "world-search"),
                        page.t("visitors.source.search", name(page, source.name())),
                        source.phrase());
            case SOCIAL -> new SourceLabel(icon(source.name(), "users"), name(page, source.name()), "");
            case SITE ->
                new SourceLabel(source.name().equals("2gis") ? "map-pin" : "world-www", name(page, source.name()), "");
            case CAMPAIGN -> campaign(page, source);
        };
    }

    private static SourceLabel campaign(Page page, Source source) {
        var system = system(source);
        var title = name(page, system);
        return new SourceLabel(
                icon(system, "ad-2"),
                source.campaign().isEmpty() ? title : title + " · " + source.campaign(),
                source.phrase());
    }

    /** Paid clicks bear the advertising system's name, mailings their own. */
    private static String system(Source source) {
        var medium = source.medium().toLowerCase(Locale.ROOT);
        boolean paid = medium.equals("cpc") || medium.equals("ppc") || medium.equals("cpm");
        var name = source.name().toLowerCase(Locale.ROOT);
        if (paid && (name.startsWith("yandex") || name.equals("direct"))) {
            return Known.DIRECT.name();
        }
        if (paid && name.startsWith("google")) {
            return Known.ADS.name();
        }
        return medium.contains("mail") || name.contains("mail") || name.contains("newsletter")
                ? Known.NEWSLETTER.name()
                : source.name();
    }

    private static String name(Page page, String name) {
        return name.equals("2gis")
                ? page.t("visitors.source.2gis")
                : Known.of(name)
                        .map(known -> page.t("visitors.source.name", known))
                        .orElse(name);
    }

    private static String icon(String name, String otherwise) {
        return Known.of(name).map(known -> known.icon).orElse(otherwise);
    }
}
