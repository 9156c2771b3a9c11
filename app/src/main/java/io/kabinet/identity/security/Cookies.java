package io.kabinet.identity.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/**
 * Cookies called {@code __Host-…} over HTTPS, which no other host and no plain connection can set; over
 * {@code http://localhost} browsers refuse that name, so a plain one is used.
 */
final class Cookies {

    static final String SESSION = "kabinet-session";
    static final String CSRF = "kabinet-csrf";

    private Cookies() {}

    static String name(String plain, boolean https) {
        return https ? "__Host-" + plain : plain;
    }

    /** Writes and reads the session's cookie. */
    static CookieSerializer sessionCookie() {
        return new ByConnection(serializer(true), serializer(false));
    }

    private static DefaultCookieSerializer serializer(boolean https) {
        var serializer = new DefaultCookieSerializer();
        serializer.setCookieName(name(SESSION, https));
        serializer.setUseSecureCookie(https);
        serializer.setUseHttpOnlyCookie(true);
        serializer.setSameSite("Lax");
        serializer.setCookiePath("/");
        return serializer;
    }

    private record ByConnection(CookieSerializer https, CookieSerializer plain) implements CookieSerializer {

        @Override
        public void writeCookieValue(CookieValue value) {
            of(value.getRequest()).writeCookieValue(value);
        }

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            return of(request).readCookieValues(request);
        }

        private CookieSerializer of(HttpServletRequest request) {
            return request.isSecure() ? https : plain;
        }
    }
}
