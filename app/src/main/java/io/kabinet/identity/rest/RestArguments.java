package io.kabinet.identity.rest;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands {@link Write} and {@link Listing} to the methods of resources. */
@Component
class RestArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final KeptAnswers answers;

    RestArguments(KeptAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Write.class || parameter.getParameterType() == Listing.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binder)
            throws IOException {
        var request = requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        if (parameter.getParameterType() == Listing.class) {
            return new Listing(
                    Optional.ofNullable(request.getParameter("limit")),
                    Optional.ofNullable(request.getParameter("cursor")));
        }
        var bytes = request.getInputStream().readNBytes(Body.LARGEST + 1);
        var type = ((ParameterizedType) parameter.getGenericParameterType()).getActualTypeArguments()[0];
        return new Write<>(
                new Body<>(bytes, type),
                answers,
                new KeptAnswers.Request(
                        request.getMethod() + " " + request.getRequestURI(),
                        Optional.ofNullable(request.getHeader("Idempotency-Key")),
                        sha256(bytes)));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
