package io.kabinet.visitors.pages;

import io.kabinet.shared.Refused;
import io.kabinet.shared.SiteId;
import io.kabinet.sites.Sites;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Page;
import io.kabinet.ui.Toast;
import io.kabinet.visitors.Connector;
import io.kabinet.visitors.ConnectorKind;
import io.kabinet.visitors.Connectors;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where identifications come from: the forms of the sites, and partners with the address that each reports to. */
@Controller
class ConnectorPages {

    private final Connectors connectors;
    private final Sites sites;
    private final PartnerAddress addresses;

    ConnectorPages(Connectors connectors, Sites sites, PartnerAddress addresses) {
        this.connectors = connectors;
        this.sites = sites;
        this.addresses = addresses;
    }

    @GetMapping("/connectors")
    String list(Scope scope, Model model) {
        model.addAttribute("connectors", connectors.list(scope, Optional.empty()));
        model.addAttribute("hosts", sites.hosts(scope.organization()));
        model.addAttribute("addresses", addresses);
        return "visitors/connectors";
    }

    @GetMapping("/connectors/new")
    String fresh(Scope scope, Model model, @RequestParam(defaultValue = "") String domain) {
        scope.require(Capability.CONNECTORS_EDIT);
        model.addAttribute("hosts", sites.hosts(scope.organization()));
        model.addAttribute("chosen", domain);
        return "visitors/connector_new";
    }

    @PostMapping("/connectors")
    String connect(
            Scope scope,
            Page page,
            RedirectAttributes flash,
            @RequestParam(name = "domain_id", defaultValue = "") String domain,
            @RequestParam(defaultValue = "") String name) {
        scope.require(Capability.CONNECTORS_EDIT);
        var unused = connectors.connect(
                scope, new Connectors.Connect(site(domain), ConnectorKind.PARTNER_WEBHOOK, name, Optional.empty()));
        flash.addFlashAttribute("toast", Toast.of(page.t("visitors.connector.connected")));
        return "redirect:/connectors";
    }

    @PostMapping("/connectors/{id}/status")
    String pause(Scope scope, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean active) {
        var unused = connectors.change(
                scope,
                id,
                new Connectors.Change(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(active ? Connector.Status.ACTIVE : Connector.Status.PAUSED),
                        Optional.empty()));
        return "redirect:/connectors";
    }

    private static SiteId site(String text) {
        try {
            return SiteId.of(text);
        } catch (IllegalArgumentException notAnId) {
            throw Refused.invalid("domain_id", "required");
        }
    }
}
