package io.kabinet.visitors.pages;

import io.kabinet.ui.Page;
import io.kabinet.visitors.Visitors;

/** The count beside the title: «248 за сегодня», «больше 10 000 за всё время». */
public final class VisitorCount {

    private VisitorCount() {}

    public static String text(Page page, Visitors.Count count) {
        boolean more = count.matching() > Visitors.MOST_COUNTED;
        var number = page.format().number(Math.min(count.matching(), Visitors.MOST_COUNTED));
        return page.t(more ? "visitors.count.more" : "visitors.count", number, period(page));
    }

    /** The chosen period in words. */
    public static String period(Page page) {
        var named = page.address().value("period").flatMap(Period::of);
        if (named.isPresent()) {
            return page.t("visitors.for", named.get());
        }
        return VisitorQuery.days(page.format().zone(), page.address())
                .map(days -> page.t("visitors.for.days", page.format().period(days.first(), days.last())))
                .orElseGet(() -> page.t("visitors.for.ever"));
    }
}
