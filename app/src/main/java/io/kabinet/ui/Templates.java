package io.kabinet.ui;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Renders the template that a controller names, {@code visitors/list}, with its model and the {@link Page}. The whole
 * page is rendered before the first byte leaves, so that a fault is a clean error page. {@code redirect:/path} becomes
 * htmx's own redirect when htmx asked.
 */
@Component
class Templates implements ViewResolver, Ordered {

    private static final String REDIRECT = "redirect:";

    private final TemplateEngine engine;
    private final Pages pages;

    Templates(ObjectProvider<TemplateEngine> engine, Pages pages) {
        this.engine = engine.getIfAvailable(() -> TemplateEngine.createPrecompiled(ContentType.Html));
        this.pages = pages;
    }

    @Override
    public @Nullable View resolveViewName(String name, Locale locale) {
        if (name.startsWith(REDIRECT)) {
            return new HtmxRedirect(name.substring(REDIRECT.length()));
        }
        return engine.hasTemplate(name + ".jte") ? new TemplateView(name + ".jte") : null;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private final class TemplateView implements View {

        private final String template;

        TemplateView(String template) {
            this.template = template;
        }

        @Override
        public String getContentType() {
            return "text/html;charset=UTF-8";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            var values = new HashMap<String, Object>();
            if (model != null) {
                values.putAll(model);
            }
            values.put("page", pages.of(request));
            var output = new Utf8ByteOutput();
            engine.render(template, values, output);
            response.setContentType(getContentType());
            response.setHeader("Vary", "HX-Request");
            response.setContentLength(output.getContentLength());
            output.writeTo(response.getOutputStream());
        }
    }

    private record HtmxRedirect(String target) implements View {

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            RequestContextUtils.saveOutputFlashMap(target, request, response);
            if (Pages.isHtmx(request)) {
                response.setHeader("HX-Redirect", target);
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            } else {
                response.setStatus(HttpServletResponse.SC_SEE_OTHER);
                response.setHeader("Location", target);
            }
        }
    }
}
