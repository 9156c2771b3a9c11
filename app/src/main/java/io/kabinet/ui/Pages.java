package io.kabinet.ui;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Makes the {@link Page} of a request, and hands it and the {@link Viewer} to controllers that ask for them. */
@Component
class Pages implements WebMvcConfigurer {

    static final String LANGUAGE_COOKIE = "kabinet-language";
    private static final String ATTRIBUTE = Pages.class.getName();
    private static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Moscow");

    private final ObjectProvider<Viewers> viewers;
    private final ObjectProvider<Clock> clock;
    private final Messages messages;
    private final Assets assets;
    private final Menu menu;

    Pages(ObjectProvider<Viewers> viewers, ObjectProvider<Clock> clock, Messages messages, Assets assets, Menu menu) {
        this.viewers = viewers;
        this.clock = clock;
        this.messages = messages;
        this.assets = assets;
        this.menu = menu;
    }

    /** The page of this request, made once. */
    Page of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Page made) {
            return made;
        }
        var viewer = Optional.ofNullable(viewers.getIfAvailable()).flatMap(source -> source.of(request));
        var look = viewer.map(Viewer::look).orElseGet(() -> strangersLook(request));
        var format = new Format(messages, look.language(), look.zone(), clock.getIfAvailable(Clock::systemUTC));
        var page = new Page(
                viewer,
                look,
                Address.of(request),
                isFragment(request),
                csrf(request),
                toast(request),
                SecurityHeaders.nonce(request),
                messages,
                format,
                assets,
                menu);
        request.setAttribute(ATTRIBUTE, page);
        return page;
    }

    static boolean isHtmx(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    private static boolean isFragment(HttpServletRequest request) {
        return isHtmx(request)
                && request.getHeader("HX-Boosted") == null
                && request.getHeader("HX-History-Restore-Request") == null;
    }

    private static Page.Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getParameterName(), token.getHeaderName(), token.getToken())
                : new Page.Csrf("_csrf", "X-CSRF-TOKEN", "");
    }

    private static Optional<Toast> toast(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get("toast") instanceof Toast toast ? Optional.of(toast) : Optional.empty();
    }

    /** Of those who are not signed in: the language that they chose, else the browser's, else Russian. */
    private static Look strangersLook(HttpServletRequest request) {
        var chosen = Arrays.stream(Objects.requireNonNullElse(request.getCookies(), new Cookie[0]))
                .filter(cookie -> cookie.getName().equals(LANGUAGE_COOKIE))
                .flatMap(cookie -> Language.of(cookie.getValue()).stream())
                .findFirst();
        var language = chosen.or(() -> preferred(request)).orElse(Language.RUSSIAN);
        return new Look(language, Theme.SYSTEM, Density.NORMAL, DEFAULT_ZONE);
    }

    private static Optional<Language> preferred(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Optional.empty();
        }
        return Collections.list(request.getLocales()).stream()
                .flatMap(locale -> Language.of(locale.getLanguage()).stream())
                .findFirst();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageArgument());
    }

    private final class PageArgument implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            var type = parameter.getParameterType();
            return type == Page.class || type == Viewer.class || type == Scope.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer model,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            var page = of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
            if (parameter.getParameterType() == Page.class) {
                return page;
            }
            var viewer = page.viewer().orElseThrow(() -> Refused.because(ErrorCode.UNAUTHENTICATED));
            return parameter.getParameterType() == Viewer.class ? viewer : viewer.scope();
        }
    }
}
