package io.kabinet.visitors.pages;

import io.kabinet.shared.SiteId;
import io.kabinet.ui.Page;
import io.kabinet.visitors.VisitorFilter.Known;
import io.kabinet.visitors.VisitorFilter.Owner;
import io.kabinet.visitors.VisitorStatus;
import io.kabinet.visitors.traffic.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What the chips above the list say; null where nothing is chosen. */
public final class Filters {

    private Filters() {}

    /** The name of a choice in the address. */
    public static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static Known known(Page page) {
        return VisitorQuery.known(page.address());
    }

    public static boolean hasPeriod(Page page) {
        return VisitorQuery.days(page.format().zone(), page.address()).isPresent();
    }

    /** «Сегодня», «1–23 ноября». */
    public static String period(Page page) {
        var named = page.address().value("period").flatMap(Period::of);
        if (named.isPresent()) {
            return page.t("visitors.period", named.get());
        }
        return VisitorQuery.days(page.format().zone(), page.address())
                .map(days -> page.format().period(days.first(), days.last()))
                .orElse("");
    }

    /** The address with a named period instead of any other. */
    public static String with(Page page, Period period) {
        return UriComponentsBuilder.fromUriString(page.without("period", "from", "to"))
                .queryParam("period", period.code())
                .build(true)
                .toUriString();
    }

    public static @Nullable String hosts(Page page, Map<SiteId, String> hosts) {
        var chosen = hosts.entrySet().stream()
                .filter(host ->
                        page.address().values("domain").contains(host.getKey().toString()))
                .map(Map.Entry::getValue)
                .toList();
        return named(page, "visitors.domain", chosen);
    }

    public static @Nullable String statuses(Page page, List<VisitorStatus> statuses) {
        var chosen = statuses.stream()
                .filter(status -> page.address().values("status").contains(status.code()))
                .map(VisitorStatus::name)
                .toList();
        return named(page, "visitors.status", chosen);
    }

    public static @Nullable String sources(Page page) {
        var chosen = Arrays.stream(Source.Kind.values())
                .filter(kind -> page.address().values("source").contains(code(kind)))
                .map(kind -> page.t("visitors.source.kind", kind))
                .toList();
        return named(page, "visitors.source", chosen);
    }

    public static @Nullable String owner(Page page) {
        return Arrays.stream(Owner.values())
                .filter(owner -> owner != Owner.ALL)
                .filter(owner ->
                        code(owner).equals(page.address().value("owner").orElse("")))
                .map(owner -> page.t("visitors.owner", owner))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String named(Page page, String label, List<String> chosen) {
        return switch (chosen.size()) {
            case 0 -> null;
            case 1 -> "%s: %s".formatted(page.t(label), chosen.getFirst());
            default -> "%s: %d".formatted(page.t(label), chosen.size());
        };
    }
}
