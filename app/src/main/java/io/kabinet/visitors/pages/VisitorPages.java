package io.kabinet.visitors.pages;

import io.kabinet.identity.Member;
import io.kabinet.identity.Members;
import io.kabinet.shared.Cursor;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.SiteId;
import io.kabinet.sites.Sites;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Page;
import io.kabinet.visitors.Bases;
import io.kabinet.visitors.Region;
import io.kabinet.visitors.Statuses;
import io.kabinet.visitors.Visitor;
import io.kabinet.visitors.Visitors;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of visitors, and the card of one. */
@Controller
class VisitorPages {

    private static final int ROWS = 50;

    private final Visitors visitors;
    private final Statuses statuses;
    private final Bases bases;
    private final Sites sites;
    private final Members members;

    VisitorPages(Visitors visitors, Statuses statuses, Bases bases, Sites sites, Members members) {
        this.visitors = visitors;
        this.statuses = statuses;
        this.bases = bases;
        this.sites = sites;
        this.members = members;
    }

    @GetMapping("/visitors")
    String list(Scope scope, Page page, Model model) {
        rows(scope, page, model, Optional.empty());
        count(scope, page, model);
        model.addAttribute("statuses", statuses.list(scope));
        return "visitors/list";
    }

    /** The rows alone: the next page of the list, or its first one when something changed. */
    @GetMapping("/visitors/rows")
    String rows(Scope scope, Page page, Model model, @RequestParam(defaultValue = "") String cursor) {
        rows(scope, page, model, cursor.isEmpty() ? Optional.empty() : Optional.of(Cursor.decode(cursor, 2)));
        return "visitors/rows";
    }

    /** The figures beside the title. */
    @GetMapping("/visitors/count")
    String count(Scope scope, Page page, Model model) {
        model.addAttribute(
                "count", visitors.count(scope, VisitorQuery.filter(scope, page.address(), statuses.list(scope))));
        return "visitors/count";
    }

    @GetMapping("/visitors/{id}")
    String card(Scope scope, Model model, @PathVariable UUID id) {
        var visitor = visitors.open(scope, id);
        model.addAttribute("row", row(scope, visitor));
        model.addAttribute("basis", bases.of(scope, id));
        model.addAttribute("region", visitor.contact().phone().map(Region::of).orElse(null));
        model.addAttribute("statuses", statuses.list(scope));
        return "visitors/card";
    }

    /** The part of the card that others change: number, status, responsible. */
    @GetMapping("/visitors/{id}/head")
    String head(Scope scope, Model model, @PathVariable UUID id) {
        model.addAttribute("row", row(scope, visitors.get(scope, id)));
        model.addAttribute("statuses", statuses.list(scope));
        return "visitors/head";
    }

    private void rows(Scope scope, Page page, Model model, Optional<Cursor> after) {
        var found = visitors.page(scope, VisitorQuery.filter(scope, page.address(), statuses.list(scope)), after, ROWS);
        var hosts = sites.hosts(scope.organization());
        var names = names(scope, found.items());
        model.addAttribute("hosts", hosts);
        model.addAttribute("visitors", found.map(visitor -> new VisitorRow(visitor, hosts, names)));
    }

    private VisitorRow row(Scope scope, Visitor visitor) {
        Map<SiteId, String> hosts = sites.hosts(scope.organization());
        return new VisitorRow(visitor, hosts, names(scope, java.util.List.of(visitor)));
    }

    private Map<MembershipId, Member> names(Scope scope, Collection<Visitor> of) {
        return members.names(
                scope,
                of.stream()
                        .flatMap(visitor -> visitor.taken().stream())
                        .map(Visitor.Taken::by)
                        .distinct()
                        .toList());
    }
}
