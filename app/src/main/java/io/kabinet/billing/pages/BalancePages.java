package io.kabinet.billing.pages;

import io.kabinet.billing.Balances;
import io.kabinet.shared.Cursor;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Page;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** «Баланс»: what is left and how long it lasts, the use by day, every line of the history. */
@Controller
class BalancePages {

    private static final int LINES = 50;

    private final Balances balances;

    BalancePages(Balances balances) {
        this.balances = balances;
    }

    @GetMapping("/balance")
    String balance(Scope scope, Page page, Model model) {
        figures(scope, page, model);
        history(scope, page, model);
        return "billing/balance";
    }

    /** The figures and charts, anew. */
    @GetMapping("/balance/figures")
    String figures(Scope scope, Page page, Model model) {
        var today = page.format().today();
        var pace = balances.pace(scope);
        var days = balances.days(
                scope, today.minusDays(UseChart.DAYS - 1L), today, page.format().zone());
        model.addAttribute("balance", balances.of(scope));
        model.addAttribute("pace", pace);
        model.addAttribute("chart", UseChart.rest(days, pace, page.format()));
        model.addAttribute("use", UseChart.use(days, page));
        return "billing/figures";
    }

    /** Further lines of the history. */
    @GetMapping("/balance/history")
    String history(Scope scope, Page page, Model model) {
        var filter = HistoryFilter.of(page);
        var after = page.address().value("cursor").map(cursor -> Cursor.decode(cursor, 1));
        var lines = balances.entries(scope, filter.entries(page), LINES, after);
        model.addAttribute("filter", filter);
        model.addAttribute("lines", lines.items());
        model.addAttribute("next", next(page, lines.next()));
        return "billing/lines";
    }

    private static String next(Page page, Optional<Cursor> cursor) {
        return cursor.map(place -> {
                    var further = page.address().at("/balance/history");
                    return further + (further.contains("?") ? "&" : "?") + "cursor=" + place.encode();
                })
                .orElse("");
    }
}
