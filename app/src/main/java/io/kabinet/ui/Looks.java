package io.kabinet.ui;

import io.kabinet.shared.Refused;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Language, colours and density: of the account, or of this browser for those who are not signed in. */
@Controller
class Looks {

    private final ObjectProvider<Viewers> viewers;

    Looks(ObjectProvider<Viewers> viewers) {
        this.viewers = viewers;
    }

    @PostMapping("/look")
    @ResponseBody
    void change(
            Viewer viewer,
            @RequestParam @Nullable Theme theme,
            @RequestParam @Nullable Density density,
            @RequestParam @Nullable Language language,
            HttpServletRequest request,
            HttpServletResponse response) {
        var look = viewer.look();
        look = theme == null ? look : look.with(theme);
        look = density == null ? look : look.with(density);
        look = language == null ? look : look.with(language);
        viewers.getObject().keep(request, look);
        response.setHeader("HX-Refresh", "true");
    }

    /** Changes nothing but a cookie of this browser, so a link may do it. */
    @GetMapping("/language/{tag}")
    String language(
            @PathVariable String tag,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        var language = Language.of(tag).orElseThrow(Refused::notFound);
        var cookie = new Cookie(Pages.LANGUAGE_COOKIE, language.tag());
        cookie.setPath("/");
        cookie.setMaxAge(Math.toIntExact(Duration.ofDays(365).toSeconds()));
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        return "redirect:" + (to.matches("/([^/\\\\].*)?") ? to : "/");
    }
}
