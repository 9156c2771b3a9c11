package io.kabinet.visitors.pages;

import io.kabinet.identity.Members;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Refused;
import io.kabinet.sites.Sites;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.CallResult;
import io.kabinet.ui.Page;
import io.kabinet.visitors.CallOutcomes;
import io.kabinet.visitors.Statuses;
import io.kabinet.visitors.Visitor;
import io.kabinet.visitors.Visitors;
import io.kabinet.visitors.WorkingVisitors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people do with a visitor from its card or row. */
@Controller
class WorkPages {

    private final WorkingVisitors working;
    private final Visitors visitors;
    private final CallOutcomes outcomes;
    private final Statuses statuses;
    private final Members members;
    private final Sites sites;

    WorkPages(
            WorkingVisitors working,
            Visitors visitors,
            CallOutcomes outcomes,
            Statuses statuses,
            Members members,
            Sites sites) {
        this.working = working;
        this.visitors = visitors;
        this.outcomes = outcomes;
        this.statuses = statuses;
        this.members = members;
        this.sites = sites;
    }

    @PostMapping("/visitors/{id}/take")
    String take(Scope scope, Model model, @PathVariable UUID id) {
        return head(scope, model, working.take(scope, id));
    }

    @GetMapping("/visitors/{id}/responsible")
    String choose(Scope scope, Model model, @PathVariable UUID id) {
        scope.require(Capability.VISITORS_ASSIGN);
        model.addAttribute("visitor", visitors.get(scope, id));
        model.addAttribute("members", members.active(scope));
        return "visitors/responsible";
    }

    @PostMapping("/visitors/{id}/responsible")
    String assign(
            Scope scope,
            Model model,
            @PathVariable UUID id,
            @RequestParam(name = "responsible_id", defaultValue = "") String responsible) {
        return head(
                scope,
                model,
                working.assign(scope, id, responsible.isEmpty() ? Optional.empty() : Optional.of(member(responsible))));
    }

    @PostMapping("/visitors/{id}/status")
    String status(Scope scope, Model model, @PathVariable UUID id, @RequestParam(defaultValue = "") String status) {
        return head(scope, model, working.status(scope, id, status));
    }

    /** Asked before somebody else's visitor is dialled. */
    @GetMapping("/visitors/{id}/call")
    String warn(Scope scope, Model model, @PathVariable UUID id) {
        scope.require(Capability.VISITORS_CALL);
        model.addAttribute("row", row(scope, visitors.get(scope, id)));
        return "visitors/warning";
    }

    /** What to write down after the call; the number once more for those who were warned. */
    @GetMapping("/visitors/{id}/outcome")
    String panel(Scope scope, Model model, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean dial) {
        scope.require(Capability.VISITORS_CALL);
        model.addAttribute("row", row(scope, visitors.get(scope, id)));
        model.addAttribute("dial", dial);
        return "visitors/outcome";
    }

    @PostMapping("/visitors/{id}/outcome")
    String outcome(
            Scope scope,
            Page page,
            Model model,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String result) {
        var ended = Arrays.stream(CallResult.values())
                .filter(one -> one.code().equals(result))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("result", "unknown"));
        model.addAttribute("again", outcomes.record(scope, id, ended, page.t("visitors.call_again")));
        model.addAttribute("result", ended);
        model.addAttribute("row", row(scope, visitors.get(scope, id)));
        return "visitors/written";
    }

    private String head(Scope scope, Model model, Visitor visitor) {
        model.addAttribute("row", row(scope, visitor));
        model.addAttribute("statuses", statuses.list(scope));
        return "visitors/head";
    }

    private VisitorRow row(Scope scope, Visitor visitor) {
        return new VisitorRow(
                visitor,
                sites.hosts(scope.organization()),
                members.names(
                        scope, visitor.taken().map(taken -> List.of(taken.by())).orElse(List.of())));
    }

    private static MembershipId member(String text) {
        try {
            return MembershipId.of(text);
        } catch (IllegalArgumentException notAnId) {
            throw Refused.invalid("responsible_id", "unknown");
        }
    }
}
