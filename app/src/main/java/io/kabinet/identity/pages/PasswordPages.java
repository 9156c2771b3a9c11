package io.kabinet.identity.pages;

import io.kabinet.identity.account.OwnPassword;
import io.kabinet.identity.security.Sessions;
import io.kabinet.identity.security.SignedIn;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Choosing a password in place of one that somebody else chose. */
@Controller
class PasswordPages {

    private final OwnPassword ownPassword;
    private final Sessions sessions;

    PasswordPages(OwnPassword ownPassword, Sessions sessions) {
        this.ownPassword = ownPassword;
        this.sessions = sessions;
    }

    @GetMapping("/password")
    String form(Scope scope, Model model) {
        requireForeign();
        model.addAttribute("errors", Map.of());
        return "identity/password";
    }

    @PostMapping("/password")
    String choose(
            Scope scope,
            Page page,
            Model model,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        requireForeign();
        try {
            ownPassword.choose(scope, password);
        } catch (Refused refused) {
            response.setStatus(refused.code().status());
            model.addAttribute("errors", Problems.of(page, refused).byField());
            return "identity/password";
        }
        sessions.endOthers(request, scope.account());
        return "redirect:/";
    }

    /** Who chose their password themselves finds nothing here. */
    private static void requireForeign() {
        if (!SignedIn.now()
                .map(signedIn -> signedIn.current().mustChangePassword())
                .orElse(false)) {
            throw Refused.notFound();
        }
    }
}
