package io.kabinet.crm.pages;

import io.kabinet.crm.Board;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.Agenda;
import io.kabinet.visitors.VisitorFilter;
import io.kabinet.visitors.Visitors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** «Мой день»: what is overdue, what is due today and later, and what is in one's hands. */
@Controller
class MyDayPage {

    private static final int MOST = 300;
    private static final int NEWEST = 5;

    private final Agenda agenda;
    private final Board board;
    private final Visitors visitors;

    MyDayPage(Agenda agenda, Board board, Visitors visitors) {
        this.agenda = agenda;
        this.board = board;
        this.visitors = visitors;
    }

    @GetMapping("/my-day")
    String page(Scope scope, Model model) {
        read(scope, model);
        if (scope.can(Capability.DEALS_LIST)) {
            model.addAttribute("deals", board.mine(scope));
        } else {
            model.addAttribute("deals", List.of());
        }
        return "crm/my_day";
    }

    @GetMapping("/my-day/reminders")
    String reminders(Scope scope, Model model) {
        read(scope, model);
        return "crm/agenda";
    }

    @GetMapping("/my-day/deals")
    String deals(Scope scope, Model model) {
        model.addAttribute("deals", board.mine(scope));
        return "crm/mine";
    }

    @GetMapping("/my-day/visitors")
    String visitors(Scope scope, Model model) {
        model.addAttribute(
                "visitors",
                visitors.page(scope, VisitorFilter.WITH_CONTACT, Optional.empty(), NEWEST)
                        .items());
        return "crm/newest";
    }

    private void read(Scope scope, Model model) {
        if (!Agenda.isFor(scope)) {
            throw Refused.notFound();
        }
        model.addAttribute("day", Day.of(agenda.open(scope, MOST), Instant.now(), scope.zone()));
    }
}
