package io.kabinet.crm.pages;

import io.kabinet.crm.Deal;
import io.kabinet.crm.Deals;
import io.kabinet.crm.Funnel;
import io.kabinet.crm.Funnels;
import io.kabinet.crm.MakeDeal;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Page;
import io.kabinet.ui.Toast;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The card of a deal, and what changes its fields. */
@Controller
class DealPages {

    private final Deals deals;
    private final MakeDeal makeDeal;
    private final Funnels funnels;
    private final People.Reader people;

    DealPages(Deals deals, MakeDeal makeDeal, Funnels funnels, People.Reader people) {
        this.deals = deals;
        this.makeDeal = makeDeal;
        this.funnels = funnels;
        this.people = people;
    }

    /** The page that asks: the answer brings along what that page shows. */
    @ModelAttribute("from")
    String from(@RequestHeader(name = "HX-Current-URL", defaultValue = "") String from) {
        return from;
    }

    @GetMapping("/deals/{id}")
    String card(Scope scope, Model model, @PathVariable UUID id) {
        show(scope, model, deals.get(scope, id));
        return "crm/deal";
    }

    @GetMapping("/deals/{id}/fields")
    String fields(Scope scope, Model model, @PathVariable UUID id) {
        show(scope, model, deals.get(scope, id));
        return "crm/fields";
    }

    @GetMapping("/deals/{id}/stages")
    String stages(Scope scope, Model model, @PathVariable UUID id) {
        show(scope, model, deals.get(scope, id));
        return "crm/stages";
    }

    @GetMapping("/deals/new")
    String wanted(Scope scope, Model model, @RequestParam Optional<UUID> stage) {
        scope.require(Capability.DEALS_CREATE);
        model.addAttribute("funnels", funnels.list(scope));
        model.addAttribute("stage", stage);
        model.addAttribute("choice", people.choice(scope));
        return "crm/new";
    }

    @PostMapping("/deals")
    String make(
            Scope scope,
            Page page,
            Model model,
            @ModelAttribute DealForm form,
            @RequestParam(name = "stage_id") Optional<UUID> stage,
            @RequestParam(name = "responsible_id") Optional<UUID> responsible) {
        scope.require(Capability.DEALS_CREATE);
        var deal = makeDeal.make(
                scope,
                new MakeDeal.Command(form.fields(), Optional.empty(), stage, responsible.map(MembershipId::new)));
        model.addAttribute("toast", Toast.of(page.t("crm.deal.made", deal.number())));
        return "ui/done";
    }

    /** A second click finds the deal of the first. */
    @PostMapping("/visitors/{id}/deal")
    String makeOfVisitor(Scope scope, Page page, RedirectAttributes redirect, @PathVariable UUID id) {
        var present = makeDeal.openOf(scope, id);
        var deal = present.orElseGet(() -> makeDeal.fromVisitor(scope, id, Optional.empty()));
        var said = present.isPresent() ? page.t("crm.deal.already") : page.t("crm.deal.made", deal.number());
        redirect.addFlashAttribute("toast", Toast.of(said));
        return "redirect:/deals/" + deal.id();
    }

    @GetMapping("/deals/{id}/edit")
    String editing(Scope scope, Model model, @PathVariable UUID id) {
        model.addAttribute("deal", deals.get(scope, id));
        scope.require(Capability.DEALS_EDIT);
        return "crm/edit";
    }

    @PostMapping("/deals/{id}")
    String edit(
            Scope scope,
            Page page,
            Model model,
            @PathVariable UUID id,
            @ModelAttribute DealForm form,
            @RequestParam int version) {
        scope.require(Capability.DEALS_EDIT);
        var wanted = form.fields();
        return changed(
                scope,
                model,
                deals.edit(scope, id, OptionalInt.of(version), _ -> wanted),
                Toast.of(page.t("crm.deal.saved")));
    }

    @PostMapping("/deals/{id}/responsible")
    String assign(
            Scope scope,
            Page page,
            Model model,
            @PathVariable UUID id,
            @RequestParam(name = "responsible_id") UUID responsible) {
        var before = deals.get(scope, id);
        var deal = deals.assign(scope, id, new MembershipId(responsible), OptionalInt.empty());
        var name = people.of(scope, List.of(deal)).name(deal.responsible());
        var undo = "/deals/%s/responsible?responsible_id=%s".formatted(id, before.responsible());
        return changed(scope, model, deal, new Toast(page.t("crm.deal.assigned", name), undo));
    }

    @DeleteMapping("/deals/{id}")
    String delete(Scope scope, Page page, RedirectAttributes redirect, @PathVariable UUID id) {
        deals.delete(scope, id);
        redirect.addFlashAttribute("toast", new Toast(page.t("crm.deal.deleted"), "/deals/%s/restore".formatted(id)));
        return "redirect:/deals";
    }

    @PostMapping("/deals/{id}/restore")
    String restore(Scope scope, Page page, Model model, @PathVariable UUID id) {
        var deal = deals.restore(scope, id);
        model.addAttribute("toast", Toast.of(page.t("crm.deal.restored", deal.number())));
        return "ui/done";
    }

    private String changed(Scope scope, Model model, Deal deal, Toast toast) {
        show(scope, model, deal);
        model.addAttribute("toast", toast);
        return "crm/changed";
    }

    private void show(Scope scope, Model model, Deal deal) {
        model.addAttribute("deal", deal);
        model.addAttribute("funnel", funnel(scope, deal));
        model.addAttribute("people", people.of(scope, List.of(deal)));
        model.addAttribute("choice", people.choice(scope));
    }

    private Funnel funnel(Scope scope, Deal deal) {
        return funnels.list(scope).stream()
                .filter(funnel -> funnel.id().equals(deal.stage().funnel()))
                .findFirst()
                .orElseThrow(Refused::notFound);
    }
}
