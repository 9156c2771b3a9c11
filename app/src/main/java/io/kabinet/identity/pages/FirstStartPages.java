package io.kabinet.identity.pages;

import io.kabinet.identity.FirstStart;
import io.kabinet.identity.NewHead;
import io.kabinet.identity.security.Sessions;
import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Refused;
import io.kabinet.ui.Page;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where the one-time link of the first start leads. */
@Controller
class FirstStartPages {

    private final FirstStart firstStart;
    private final Sessions sessions;

    FirstStartPages(FirstStart firstStart, Sessions sessions) {
        this.firstStart = firstStart;
        this.sessions = sessions;
    }

    @GetMapping(FirstStart.PATH + "{token}")
    String form(@PathVariable String token, Model model) {
        if (!firstStart.works(token)) {
            throw Refused.notFound();
        }
        return form(model, token, "", new NewHead("", "", "", "", ""), Problems.NONE);
    }

    @PostMapping(FirstStart.PATH + "{token}")
    String open(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(name = "first_name", defaultValue = "") String firstName,
            @RequestParam(name = "last_name", defaultValue = "") String lastName,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            Page page,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var head = new NewHead(firstName, lastName, email, "", password);
        try {
            var opened = firstStart.open(
                    token,
                    name,
                    head,
                    page.look().zone(),
                    page.look().language().locale());
            sessions.begin(request, response, opened.account(), opened.membership());
            return "redirect:/";
        } catch (Refused refused) {
            if (refused.code() != ErrorCode.INVALID) {
                throw refused;
            }
            response.setStatus(refused.code().status());
            return form(model, token, name, head, Problems.of(page, refused));
        }
    }

    private static String form(Model model, String token, String name, NewHead head, Problems problems) {
        model.addAttribute("action", FirstStart.PATH + token);
        model.addAttribute("name", name);
        model.addAttribute("head", head);
        model.addAttribute("errors", problems.byField());
        return "identity/first_start";
    }
}
