package io.kabinet.analytics;

import io.kabinet.organizations.Organizations;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Page;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /analytics}: what the traffic of a period brought, beside the period before it. */
@Controller
class OverviewPage {

    private static final int DAYS_AT_FIRST = 30;

    private final Overviews overviews;
    private final Organizations organizations;

    OverviewPage(Overviews overviews, Organizations organizations) {
        this.overviews = overviews;
        this.organizations = organizations;
    }

    @GetMapping("/analytics")
    String overview(
            Scope scope,
            Page page,
            Model model,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "numbers") String figure) {
        overviews.requireAccess(scope, false);
        var zone = organizations.of(scope.organization()).zone();
        var today = LocalDate.ofInstant(page.format().now(), zone);
        var period = from == null || to == null
                ? Period.ofDays(today.minusDays(DAYS_AT_FIRST - 1), today, zone)
                : Period.parse(from, to, zone);
        var granularity = period.days() == 1 ? Granularity.HOUR : Granularity.DAY;
        var overview = overviews.of(scope, period, granularity, Optional.empty());
        var chosen = Figure.of(figure)
                .filter(one -> one != Figure.VISITORS || granularity == Granularity.DAY)
                .orElse(Figure.NUMBERS);
        model.addAttribute("view", OverviewView.of(overview, chosen, page, scope.can(Capability.VISITORS_LIST)));
        model.addAttribute("presets", PeriodPreset.around(today));
        return "analytics/overview";
    }
}
