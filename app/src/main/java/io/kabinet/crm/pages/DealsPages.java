package io.kabinet.crm.pages;

import io.kabinet.crm.Board;
import io.kabinet.crm.DealList;
import io.kabinet.crm.Funnels;
import io.kabinet.shared.Cursor;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Page;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The deals as a board or as a list. */
@Controller
class DealsPages {

    private static final int ROWS = 50;

    private final Board board;
    private final DealList list;
    private final Funnels funnels;
    private final People.Reader people;

    DealsPages(Board board, DealList list, Funnels funnels, People.Reader people) {
        this.board = board;
        this.list = list;
        this.funnels = funnels;
        this.people = people;
    }

    @GetMapping("/deals")
    String deals(Scope scope, Page page, Model model, @RequestParam(defaultValue = "board") String view) {
        model.addAttribute("choice", people.choice(scope));
        if (view.equals("list")) {
            rows(scope, page, model, Optional.empty());
            model.addAttribute("funnels", funnels.list(scope));
            return "crm/list";
        }
        board(scope, page, model);
        return "crm/board";
    }

    /** The columns alone, for a board that lives. */
    @GetMapping("/deals/board")
    String columns(Scope scope, Page page, Model model) {
        board(scope, page, model);
        return "crm/columns";
    }

    @GetMapping("/deals/columns/{stage}")
    String more(Scope scope, Page page, Model model, @PathVariable UUID stage, @RequestParam String cursor) {
        var cards = board.column(
                scope, DealQuery.filter(page.address()), stage, Cursor.decode(cursor, 2), Board.FIRST_CARDS);
        model.addAttribute("stage", stage);
        model.addAttribute("cards", cards);
        model.addAttribute("people", people.of(scope, cards.items()));
        return "crm/cards";
    }

    @GetMapping("/deals/rows")
    String rows(Scope scope, Page page, Model model, @RequestParam(defaultValue = "") String cursor) {
        rows(
                scope,
                page,
                model,
                cursor.isEmpty() ? Optional.empty() : Optional.of(Cursor.decode(cursor, DealList.CURSOR_PARTS)));
        return "crm/rows";
    }

    private void board(Scope scope, Page page, Model model) {
        var view = board.view(scope, DealQuery.filter(page.address()));
        model.addAttribute("view", view);
        model.addAttribute(
                "people",
                people.of(
                        scope,
                        view.columns().stream()
                                .flatMap(column -> column.cards().items().stream())
                                .toList()));
    }

    private void rows(Scope scope, Page page, Model model, Optional<Cursor> cursor) {
        var deals = list.page(scope, DealQuery.filter(page.address()), DealQuery.sort(page.address()), cursor, ROWS);
        model.addAttribute("deals", deals);
        model.addAttribute("people", people.of(scope, deals.items()));
    }
}
