package io.kabinet.billing.pages;

import io.kabinet.billing.Accruals;
import io.kabinet.billing.Accrue;
import io.kabinet.billing.Balance;
import io.kabinet.billing.Ledger;
import io.kabinet.organizations.Children;
import io.kabinet.organizations.Organization;
import io.kabinet.organizations.Organizations;
import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Ids;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.OrganizationKind;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Page;
import io.kabinet.ui.Toast;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The dialog «Начисление»: how much, for how much, why; what both sides hold before and after. */
@Controller
class AccrualPages {

    private final Accruals accruals;
    private final Ledger ledger;
    private final Organizations organizations;

    AccrualPages(Accruals accruals, Ledger ledger, Organizations organizations) {
        this.accruals = accruals;
        this.ledger = ledger;
        this.organizations = organizations;
    }

    @GetMapping("/accruals/new")
    String dialog(Scope scope, Model model, @RequestParam UUID organization) {
        scope.require(Accruals.capability(scope.kind()));
        show(scope, model, buyer(scope, organization), Optional.empty());
        model.addAttribute("id", Ids.next());
        return "billing/accrual";
    }

    /** Before and after, for the amount that stands in the field. */
    @GetMapping("/accruals/preview")
    String preview(
            Scope scope,
            Model model,
            @RequestParam UUID organization,
            @RequestParam(defaultValue = "") String identifications) {
        scope.require(Accruals.capability(scope.kind()));
        show(scope, model, buyer(scope, organization), new AccrualForm(identifications, "", "").amount());
        return "billing/preview";
    }

    @PostMapping("/accruals")
    String accrue(
            Scope scope,
            Page page,
            RedirectAttributes redirect,
            @RequestParam UUID id,
            @RequestParam UUID organization,
            @RequestParam(defaultValue = "") String identifications,
            @RequestParam(name = "price_minor", defaultValue = "") String price,
            @RequestParam(defaultValue = "") String reason) {
        scope.require(Accruals.capability(scope.kind()));
        var buyer = buyer(scope, organization);
        var meant = new AccrualForm(identifications, price, reason).read();
        var wish = new Accrue(id, buyer.id(), meant.identifications(), meant.price(), Optional.of(meant.reason()));
        try {
            var accrual = accruals.accrue(scope, wish);
            redirect.addFlashAttribute(
                    "toast", Toast.of(page.t("billing.accrued", accrual.identifications(), buyer.name())));
        } catch (Refused refused) {
            throw refused.code() == ErrorCode.INSUFFICIENT_BALANCE
                    ? Refused.invalid(
                            "identifications",
                            "insufficient_balance",
                            refused.arguments().toArray())
                    : refused;
        }
        return "redirect:" + (scope.kind() == OrganizationKind.HEAD_OFFICE ? "/representations" : "/clients");
    }

    private Organization buyer(Scope scope, UUID id) {
        var children = scope.kind() == OrganizationKind.HEAD_OFFICE ? Children.REPRESENTATIONS : Children.CLIENTS;
        return organizations.child(scope, children, new OrganizationId(id));
    }

    private void show(Scope scope, Model model, Organization buyer, Optional<Long> amount) {
        var balances = ledger.balances(scope.organization(), List.of(scope.organization(), buyer.id()));
        model.addAttribute("buyer", buyer);
        model.addAttribute("amount", amount.orElse(0L));
        model.addAttribute(
                "buyerHolds", balances.getOrDefault(buyer.id(), Balance.NOTHING).identifications());
        model.addAttribute(
                "sellerHolds",
                balances.getOrDefault(scope.organization(), Balance.NOTHING).identifications());
    }
}
