package io.kabinet.identity.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who asks for a page. Who has a password that somebody else chose comes no further than choosing one. */
final class SessionFilter extends OncePerRequestFilter {

    private static final String CHOOSE_PASSWORD = "/password";
    private static final Set<String> BEFORE_THAT = Set.of(CHOOSE_PASSWORD, "/sign-out", "/look", "/error");

    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = sessions.of(request);
        signedIn.ifPresent(SignedIn::use);
        if (signedIn.isPresent()
                && signedIn.get().current().mustChangePassword()
                && !BEFORE_THAT.contains(request.getRequestURI())) {
            toPassword(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Errors are shown to whom they happened. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static void toPassword(HttpServletRequest request, HttpServletResponse response) {
        if (request.getHeader("HX-Request") == null) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", CHOOSE_PASSWORD);
        } else {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            response.setHeader("HX-Redirect", CHOOSE_PASSWORD);
        }
    }
}
