package io.kabinet.identity.pages;

import io.kabinet.identity.Cabinets;
import io.kabinet.identity.NewHead;
import io.kabinet.identity.OpenCabinet;
import io.kabinet.organizations.Children;
import io.kabinet.organizations.Organizations;
import io.kabinet.shared.Cursor;
import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Page;
import io.kabinet.ui.Toast;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** «Пользователи», the clients of a representation, and the representations of the head office: the same pages, twice. */
@Controller
class CabinetsPages {

    private static final int PAGE = 50;
    private static final int KEY = 2;

    private final Cabinets cabinets;
    private final OpenCabinet openCabinet;
    private final Organizations organizations;

    CabinetsPages(Cabinets cabinets, OpenCabinet openCabinet, Organizations organizations) {
        this.cabinets = cabinets;
        this.openCabinet = openCabinet;
        this.organizations = organizations;
    }

    @GetMapping("/clients")
    String clients(
            Scope scope,
            Page page,
            Model model,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String cursor) {
        return list(scope, Children.CLIENTS, model, q, cursor);
    }

    @GetMapping("/clients/new")
    String newClient(Scope scope, Model model) {
        return form(scope, Children.CLIENTS, model);
    }

    @PostMapping("/clients")
    String openClient(
            Scope scope,
            Page page,
            RedirectAttributes attributes,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "head.first_name", defaultValue = "") String firstName,
            @RequestParam(name = "head.last_name", defaultValue = "") String lastName,
            @RequestParam(name = "head.email", defaultValue = "") String email,
            @RequestParam(name = "head.phone", defaultValue = "") String phone,
            @RequestParam(name = "head.password", defaultValue = "") String password) {
        return open(
                scope,
                page,
                Children.CLIENTS,
                name,
                new NewHead(firstName, lastName, email, phone, password),
                attributes);
    }

    @GetMapping("/clients/{id}/name")
    String nameOfClient(Scope scope, @PathVariable UUID id, Model model) {
        return nameForm(scope, Children.CLIENTS, id, model);
    }

    @PostMapping("/clients/{id}/name")
    String renameClient(
            Scope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes attributes) {
        return rename(scope, page, Children.CLIENTS, id, name, attributes);
    }

    @GetMapping("/representations")
    String representations(
            Scope scope,
            Model model,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String cursor) {
        return list(scope, Children.REPRESENTATIONS, model, q, cursor);
    }

    @GetMapping("/representations/new")
    String newRepresentation(Scope scope, Model model) {
        return form(scope, Children.REPRESENTATIONS, model);
    }

    @PostMapping("/representations")
    String openRepresentation(
            Scope scope,
            Page page,
            RedirectAttributes attributes,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "head.first_name", defaultValue = "") String firstName,
            @RequestParam(name = "head.last_name", defaultValue = "") String lastName,
            @RequestParam(name = "head.email", defaultValue = "") String email,
            @RequestParam(name = "head.phone", defaultValue = "") String phone,
            @RequestParam(name = "head.password", defaultValue = "") String password) {
        return open(
                scope,
                page,
                Children.REPRESENTATIONS,
                name,
                new NewHead(firstName, lastName, email, phone, password),
                attributes);
    }

    @GetMapping("/representations/{id}/name")
    String nameOfRepresentation(Scope scope, @PathVariable UUID id, Model model) {
        return nameForm(scope, Children.REPRESENTATIONS, id, model);
    }

    @PostMapping("/representations/{id}/name")
    String renameRepresentation(
            Scope scope,
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes attributes) {
        return rename(scope, page, Children.REPRESENTATIONS, id, name, attributes);
    }

    private String list(Scope scope, Children children, Model model, String search, String cursor) {
        scope.require(children.list());
        var after = cursor.isEmpty() ? Optional.<Cursor>empty() : Optional.of(Cursor.decode(cursor, KEY));
        model.addAttribute("children", children);
        model.addAttribute("cabinets", cabinets.list(scope, children, search, after, PAGE));
        if (after.isPresent()) {
            return "identity/cabinet_rows";
        }
        model.addAttribute("count", organizations.countOfChildren(scope, children, search));
        model.addAttribute("search", search.strip());
        model.addAttribute("own", cabinets.ownIdentifications(scope));
        return "identity/cabinets";
    }

    private static String form(Scope scope, Children children, Model model) {
        scope.require(children.create());
        model.addAttribute("children", children);
        return "identity/new_cabinet";
    }

    private String open(
            Scope scope, Page page, Children children, String name, NewHead head, RedirectAttributes attributes) {
        openCabinet.open(scope, new OpenCabinet.Command(children, name, head));
        attributes.addFlashAttribute("toast", Toast.of(page.t(key(children) + ".opened", name.strip())));
        return "redirect:" + path(children);
    }

    private String nameForm(Scope scope, Children children, UUID id, Model model) {
        var organization = organizations.child(scope, children, new OrganizationId(id));
        scope.require(children.edit());
        model.addAttribute("action", path(children) + "/" + id + "/name");
        model.addAttribute("name", organization.name());
        return "identity/rename_cabinet";
    }

    private String rename(
            Scope scope, Page page, Children children, UUID id, String name, RedirectAttributes attributes) {
        organizations.rename(scope, children, new OrganizationId(id), name);
        attributes.addFlashAttribute("toast", Toast.of(page.t("identity.cabinet.renamed", name.strip())));
        return "redirect:" + path(children);
    }

    /** Where the list stands. */
    static String path(Children children) {
        return "/" + children.name().toLowerCase(Locale.ROOT);
    }

    /** What the texts' keys begin with. */
    static String key(Children children) {
        return "identity." + children.name().toLowerCase(Locale.ROOT);
    }
}
