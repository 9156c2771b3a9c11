package io.kabinet.sites.pages;

import io.kabinet.shared.Refused;
import io.kabinet.shared.SiteId;
import io.kabinet.sites.ChangeSite;
import io.kabinet.sites.SiteSettings;
import io.kabinet.sites.SiteStatus;
import io.kabinet.sites.Sites;
import io.kabinet.sites.Snippet;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Page;
import io.kabinet.ui.Toast;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** «Домены»: the list on the left, one domain on the right, each with an address of its own. */
@Controller
class DomainPages {

    private final Sites sites;
    private final Domains domains;
    private final Snippet snippet;

    DomainPages(Sites sites, Domains domains, Snippet snippet) {
        this.sites = sites;
        this.domains = domains;
        this.snippet = snippet;
    }

    @GetMapping("/domains")
    String first(Scope scope, Model model) {
        var list = domains.list(scope);
        return page(model, list, list.stream().findFirst());
    }

    @GetMapping("/domains/{id}")
    String one(Scope scope, Model model, @PathVariable UUID id) {
        var list = domains.list(scope);
        return page(model, list, Optional.of(chosen(list, id)));
    }

    /** The list of hosts with their state, anew. */
    @GetMapping("/domains/{id}/list")
    String list(Scope scope, Model model, @PathVariable UUID id) {
        var list = domains.list(scope);
        model.addAttribute("domains", list);
        model.addAttribute("chosen", chosen(list, id).site().id());
        return "sites/list";
    }

    /** Whether the code works, anew. */
    @GetMapping("/domains/{id}/state")
    String state(Scope scope, Model model, @PathVariable UUID id) {
        model.addAttribute("domain", domains.get(scope, new SiteId(id)));
        return "sites/state";
    }

    @GetMapping("/domains/new")
    String adding(Scope scope) {
        scope.require(Capability.DOMAINS_CREATE);
        return "sites/new";
    }

    @PostMapping("/domains")
    String add(Scope scope, @RequestParam(defaultValue = "") String host) {
        var site = sites.create(scope, host, SiteSettings.DEFAULT);
        return "redirect:/domains/" + site.id();
    }

    @PostMapping("/domains/{id}/pause")
    String pause(Scope scope, Page page, RedirectAttributes redirect, @PathVariable UUID id) {
        var site = sites.change(scope, new SiteId(id), ChangeSite.to(SiteStatus.PAUSED));
        var undo = "/domains/%s/resumption".formatted(id);
        return seen(redirect, site.id(), new Toast(page.t("sites.paused", site.name()), undo));
    }

    @PostMapping("/domains/{id}/resumption")
    String resume(Scope scope, Page page, RedirectAttributes redirect, @PathVariable UUID id) {
        var site = sites.change(scope, new SiteId(id), ChangeSite.to(SiteStatus.ACTIVE));
        return seen(redirect, site.id(), Toast.of(page.t("sites.resumed", site.name())));
    }

    @GetMapping("/domains/{id}/rules")
    String rules(Scope scope, Model model, @PathVariable UUID id) {
        scope.require(Capability.DOMAINS_EDIT);
        model.addAttribute("site", sites.get(scope, new SiteId(id)));
        return "sites/rules";
    }

    @PostMapping("/domains/{id}/rules")
    String change(
            Scope scope,
            Page page,
            RedirectAttributes redirect,
            @PathVariable UUID id,
            @RequestParam("settings.script_path") String scriptPath,
            @RequestParam("settings.events_path") String eventsPath,
            @RequestParam("settings.excluded_paths") String excludedPaths,
            @RequestParam("settings.events_per_second") String eventsPerSecond,
            @RequestParam(defaultValue = "false") boolean banner,
            @RequestParam int version) {
        var settings = new SiteSettings(
                scriptPath.strip(),
                eventsPath.strip(),
                excludedPaths
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                banner,
                rate(eventsPerSecond));
        var site = sites.change(
                scope, new SiteId(id), new ChangeSite(Optional.empty(), Optional.of(settings), Optional.of(version)));
        return seen(redirect, site.id(), Toast.of(page.t("sites.rules.saved")));
    }

    @GetMapping("/domains/{id}/deletion")
    String deleting(Scope scope, Model model, @PathVariable UUID id) {
        scope.require(Capability.DOMAINS_DELETE);
        model.addAttribute("site", sites.get(scope, new SiteId(id)));
        return "sites/delete";
    }

    @PostMapping("/domains/{id}/deletion")
    String delete(Scope scope, Page page, RedirectAttributes redirect, @PathVariable UUID id) {
        var site = sites.get(scope, new SiteId(id));
        sites.delete(scope, site.id());
        redirect.addFlashAttribute("toast", Toast.of(page.t("sites.deleted", site.name())));
        return "redirect:/domains";
    }

    private static Domain chosen(List<Domain> list, UUID id) {
        return list.stream()
                .filter(domain -> domain.site().id().value().equals(id))
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    private String page(Model model, List<Domain> list, Optional<Domain> chosen) {
        model.addAttribute("domains", list);
        model.addAttribute("chosen", chosen.orElse(null));
        model.addAttribute("snippet", snippet);
        return "sites/domains";
    }

    private static String seen(RedirectAttributes redirect, SiteId id, Toast toast) {
        redirect.addFlashAttribute("toast", toast);
        return "redirect:/domains/" + id;
    }

    private static int rate(String typed) {
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException notANumber) {
            throw Refused.invalid("settings.events_per_second", "malformed");
        }
    }
}
