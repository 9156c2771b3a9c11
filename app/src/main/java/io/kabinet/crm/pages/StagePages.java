package io.kabinet.crm.pages;

import io.kabinet.crm.Deal;
import io.kabinet.crm.Deals;
import io.kabinet.crm.Funnels;
import io.kabinet.crm.MoveDeal;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Page;
import io.kabinet.ui.Toast;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Moving a deal to another stage: dropped on the board, clicked on the card, taken back from the message. */
@Controller
class StagePages {

    private final Deals deals;
    private final MoveDeal moveDeal;
    private final Funnels funnels;
    private final People.Reader people;

    StagePages(Deals deals, MoveDeal moveDeal, Funnels funnels, People.Reader people) {
        this.deals = deals;
        this.moveDeal = moveDeal;
        this.funnels = funnels;
        this.people = people;
    }

    /** The page that asks: the answer brings along what that page shows. */
    @ModelAttribute("from")
    String from(@RequestHeader(name = "HX-Current-URL", defaultValue = "") String from) {
        return from;
    }

    @PutMapping("/deals/{id}/stage")
    String move(
            Scope scope,
            Page page,
            Model model,
            @PathVariable UUID id,
            @RequestParam(name = "stage_id") UUID stage,
            @RequestParam(name = "lost_reason", defaultValue = "") String lostReason,
            @RequestParam(defaultValue = "0") int version) {
        return moved(
                scope,
                page,
                model,
                id,
                new MoveDeal.Command(stage, lostReason),
                version == 0 ? OptionalInt.empty() : OptionalInt.of(version));
    }

    /** As {@link #move}, for the button of a message and for the dialog that asks for the reason. */
    @PostMapping("/deals/{id}/stage")
    String moveByPost(
            Scope scope,
            Page page,
            Model model,
            @PathVariable UUID id,
            @RequestParam(name = "stage_id") UUID stage,
            @RequestParam(name = "lost_reason", defaultValue = "") String lostReason) {
        return moved(scope, page, model, id, new MoveDeal.Command(stage, lostReason), OptionalInt.empty());
    }

    @GetMapping("/deals/{id}/lost")
    String asking(Scope scope, Model model, @PathVariable UUID id, @RequestParam(name = "stage_id") UUID stage) {
        model.addAttribute("deal", deals.get(scope, id));
        scope.require(Capability.DEALS_STAGE);
        model.addAttribute("stage", stage);
        return "crm/lost";
    }

    private String moved(Scope scope, Page page, Model model, UUID id, MoveDeal.Command command, OptionalInt version) {
        var before = deals.get(scope, id);
        var after = moveDeal.move(scope, id, command, version);
        model.addAttribute("deal", after);
        model.addAttribute(
                "funnel",
                funnels.list(scope).stream()
                        .filter(funnel -> funnel.id().equals(after.stage().funnel()))
                        .findFirst()
                        .orElseThrow(Refused::notFound));
        model.addAttribute("people", people.of(scope, List.of(after)));
        model.addAttribute("choice", people.choice(scope));
        var said = page.t("crm.deal.moved", after.shownName(), after.stage().name());
        model.addAttribute("toast", new Toast(said, undo(before)));
        return "crm/changed";
    }

    private static String undo(Deal before) {
        return UriComponentsBuilder.fromPath("/deals/{id}/stage")
                .query("stage_id={stage}&lost_reason={reason}")
                .encode()
                .buildAndExpand(
                        before.id(), before.stage().id(), before.lostReason().orElse(""))
                .toUriString();
    }
}
