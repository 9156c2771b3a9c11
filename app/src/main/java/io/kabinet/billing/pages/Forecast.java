package io.kabinet.billing.pages;

import io.kabinet.billing.Pace;
import io.kabinet.ui.Page;
import java.util.Optional;

/** How long the rest lasts, in words. */
public final class Forecast {

    /** From here on the forecast is nothing to worry about. */
    private static final int CALM_DAYS = 21;

    private Forecast() {}

    /** «хватит до 7 декабря»; empty when nothing leaves, or not for years. */
    public static Optional<String> text(Pace pace, Page page) {
        if (pace.left() == 0) {
            return Optional.of(page.t("billing.exhausted"));
        }
        return pace.emptyOn(page.format().now(), page.format().zone())
                .map(day -> day.equals(page.format().today())
                        ? page.t("billing.lasts_today")
                        : page.t("billing.lasts_until", page.format().day(day)));
    }

    /** The kind of the tag: red when nothing is left, amber when it runs out within three weeks. */
    public static String kind(Pace pace) {
        if (pace.left() == 0) {
            return "bad";
        }
        return pace.daysLeft().filter(rest -> rest < CALM_DAYS).isPresent() ? "warn" : "";
    }
}
