package io.kabinet.identity.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/** Keeps the token against forged requests in a cookie, so that strangers on the sign-in page need no session. */
final class CsrfCookies implements CsrfTokenRepository {

    private final CsrfTokenRepository https = repository(true);
    private final CsrfTokenRepository plain = repository(false);

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return request.isSecure() ? https : plain;
    }

    private static CookieCsrfTokenRepository repository(boolean https) {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName(Cookies.name(Cookies.CSRF, https));
        repository.setHeaderName("X-CSRF-TOKEN");
        repository.setCookiePath("/");
        repository.setCookieCustomizer(
                cookie -> cookie.secure(https).httpOnly(true).sameSite("Lax"));
        return repository;
    }
}
