package io.kabinet.identity.pages;

import io.kabinet.identity.account.SignIn;
import io.kabinet.identity.account.SignIn.NoOrganization;
import io.kabinet.identity.account.SignIn.Wait;
import io.kabinet.identity.account.SignIn.Welcome;
import io.kabinet.identity.account.SignIn.Wrong;
import io.kabinet.identity.security.Sessions;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In, out, and over to another organization of the same account. */
@Controller
class SignInPages {

    private final SignIn signIn;
    private final Sessions sessions;

    SignInPages(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in")
    String form(Page page, Model model, @RequestParam(defaultValue = "/") String to) {
        if (page.viewer().isPresent()) {
            return "redirect:" + local(to);
        }
        return form(model, "", to, "");
    }

    @PostMapping("/sign-in")
    String attempt(
            Page page,
            Model model,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var language = page.look().language().locale();
        return switch (signIn.attempt(email, password, request.getRemoteAddr(), language)) {
            case Welcome(var membership) -> {
                sessions.begin(request, response, membership.account(), membership.id());
                yield "redirect:" + local(to);
            }
            case Wrong(int left) -> {
                response.setStatus(HttpStatus.UNAUTHORIZED.value());
                yield form(model, email, to, page.t("identity.sign_in.wrong", left));
            }
            case Wait(var duration) -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(duration.toSeconds()));
                yield form(model, email, to, page.t("identity.sign_in.wait", duration.toSeconds()));
            }
            case NoOrganization() -> {
                response.setStatus(HttpStatus.FORBIDDEN.value());
                yield form(model, email, to, page.t("identity.sign_in.no_organization"));
            }
        };
    }

    @PostMapping("/sign-out")
    String out(HttpServletRequest request) {
        sessions.end(request);
        return "redirect:/sign-in";
    }

    @PostMapping("/organizations/current")
    String switchTo(Scope scope, @RequestParam UUID organization, HttpServletRequest request) {
        var there = signIn.elsewhere(scope.account(), new OrganizationId(organization))
                .orElseThrow(Refused::notFound);
        sessions.switchTo(request, there.id());
        return "redirect:/";
    }

    private static String form(Model model, String email, String to, String error) {
        model.addAttribute("email", email);
        model.addAttribute("to", local(to));
        model.addAttribute("error", error);
        return "identity/sign_in";
    }

    /** An address of ours; anything else leads home. */
    private static String local(String address) {
        return address.matches("/([^/\\\\\\s][^\\\\\\s]*)?") ? address : "/";
    }
}
