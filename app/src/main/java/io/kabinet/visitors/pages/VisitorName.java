package io.kabinet.visitors.pages;

import io.kabinet.ui.Page;
import io.kabinet.visitors.Region;
import io.kabinet.visitors.Visitor;
import java.time.ZonedDateTime;
import java.util.Optional;

/** What stands for a visitor whose name is not known: where the number comes from, and what time it is there. */
public final class VisitorName {

    private VisitorName() {}

    /** «Санкт-Петербург, 14:31»; null when the number tells nothing. */
    public static @org.jspecify.annotations.Nullable String place(Page page, Visitor visitor) {
        return region(page, visitor).orElse(null);
    }

    /** The place, else «Без имени». */
    public static String instead(Page page, Visitor visitor) {
        return region(page, visitor).orElseGet(() -> page.t("visitors.no_name"));
    }

    private static Optional<String> region(Page page, Visitor visitor) {
        return visitor.contact().phone().map(Region::of).flatMap(region -> text(page, region));
    }

    /** The place and the local time, as far as the numbering plan tells them. */
    public static Optional<String> text(Page page, Region region) {
        var place = region.place(page.look().language().locale());
        var time = region.zone()
                .map(zone ->
                        "%tR".formatted(ZonedDateTime.ofInstant(page.format().now(), zone)));
        return place.isPresent() && time.isPresent()
                ? Optional.of(place.get() + ", " + time.get())
                : place.or(() -> time);
    }
}
