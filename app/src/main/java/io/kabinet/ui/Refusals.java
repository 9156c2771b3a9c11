package io.kabinet.ui;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.FieldError;
import io.kabinet.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one place where refusals and faults become answers: a problem detail for programs, a message with the errors of
 * fields for htmx, a page for people. What a person may not see does not exist for them: a page that is forbidden
 * answers 404.
 */
@ControllerAdvice
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final String API = "/api/";

    private final Pages pages;

    Refusals(Pages pages) {
        this.pages = pages;
    }

    /** The browser has gone; there is nobody to answer. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, AsyncRequestTimeoutException.class})
    void gone() {}

    @ExceptionHandler(Exception.class)
    Object answer(Exception fault, HttpServletRequest request, HttpServletResponse response) {
        var refused = Faults.refusal(fault);
        var reference = refused.code() == ErrorCode.INTERNAL ? logged(fault, request) : "";
        return answer(refused, reference, request, response);
    }

    private static String logged(Exception fault, HttpServletRequest request) {
        var digits = HexFormat.of()
                .withUpperCase()
                .toHexDigits(ThreadLocalRandom.current().nextInt());
        var reference = digits.substring(0, 4) + "-" + digits.substring(4);
        LOG.error("{} {} failed, reference {}", request.getMethod(), request.getRequestURI(), reference, fault);
        return reference;
    }

    /** The answer to a refusal, in the form that the request can read. */
    Object answer(Refused refused, String reference, HttpServletRequest request, HttpServletResponse response) {
        var page = pages.of(request);
        if (request.getRequestURI().startsWith(API)) {
            return problem(page, refused);
        }
        if (refused.code() == ErrorCode.UNAUTHENTICATED) {
            return isStream(request) ? signedOut() : signIn(request, response);
        }
        var shown = hidden(refused, request) ? Refused.notFound() : refused;
        var template = Pages.isHtmx(request) ? "ui/refusal" : "ui/error";
        var model = new ModelAndView(template, model(page, shown, reference));
        model.setStatus(HttpStatus.valueOf(shown.code().status()));
        return model;
    }

    private static boolean hidden(Refused refused, HttpServletRequest request) {
        return refused.code() == ErrorCode.FORBIDDEN && "GET".equals(request.getMethod());
    }

    private static ResponseEntity<ProblemDetail> problem(Page page, Refused refused) {
        var problem = ProblemDetail.forStatus(refused.code().status());
        problem.setTitle(HttpStatus.valueOf(refused.code().status()).getReasonPhrase());
        problem.setDetail(text(page, refused));
        problem.setProperty("code", refused.code().code());
        if (refused.code() == ErrorCode.INVALID) {
            problem.setProperty(
                    "errors",
                    refused.fields().stream()
                            .map(error ->
                                    Map.of("field", error.field(), "code", error.code(), "message", text(page, error)))
                            .toList());
        }
        return ResponseEntity.status(refused.code().status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static boolean isStream(HttpServletRequest request) {
        var accepted = request.getHeader("Accept");
        return accepted != null && accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    /** A stream cannot be redirected: its screen is told, and reloads. */
    private static ResponseEntity<String> signedOut() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body("event: signed-out\ndata:\n\n");
    }

    private static ModelAndView signIn(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Vary", "HX-Request");
        var here = Pages.isHtmx(request) ? openPage(request) : requested(request);
        var back = here.isEmpty() || here.equals("/") ? "" : "?to=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
        return new ModelAndView("redirect:/sign-in" + back);
    }

    private static String requested(HttpServletRequest request) {
        var query = request.getQueryString();
        return "GET".equals(request.getMethod()) ? request.getRequestURI() + (query == null ? "" : "?" + query) : "";
    }

    /** The page from which htmx asked. */
    private static String openPage(HttpServletRequest request) {
        var address = request.getHeader("HX-Current-URL");
        try {
            var page = URI.create(address == null ? "" : address);
            return page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery());
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static Map<String, ?> model(Page page, Refused refused, String reference) {
        return Map.of(
                "code", refused.code(),
                "text", text(page, refused),
                "reference", reference,
                "fields", fields(page, refused.fields()));
    }

    private static Map<String, String> fields(Page page, List<FieldError> errors) {
        return errors.stream().collect(Collectors.toMap(FieldError::field, error -> text(page, error), (a, b) -> a));
    }

    private static String text(Page page, Refused refused) {
        var arguments = refused.arguments().toArray();
        return page.t("error." + refused.code().code(), arguments);
    }

    private static String text(Page page, FieldError error) {
        var key = "field." + error.code().toLowerCase(Locale.ROOT);
        return page.t(key, error.arguments().toArray());
    }

    /** For errors that never reached a controller, see {@link ErrorPages}. */
    static ErrorCode code(@Nullable Integer status) {
        return switch (status == null ? 500 : status) {
            case 400 -> ErrorCode.BAD_REQUEST;
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ErrorCode.TOO_MANY_REQUESTS;
            case 503 -> ErrorCode.UNAVAILABLE;
            default -> ErrorCode.INTERNAL;
        };
    }
}
