package io.kabinet.collector.http;

import io.kabinet.collector.CollectorRoute;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** The answers of the collector's port. Each says that any site may read it; none sets a cookie. */
final class Answers {

    private static final CharSequence ANY_ORIGIN = HttpHeaders.createOptimized("*");
    private static final CharSequence PROBLEM = HttpHeaders.createOptimized("application/problem+json");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    /** How long a client waits before it tries again what could not be made durable. */
    static final int RETRY_AFTER_SECONDS = 5;

    private Answers() {}

    static HttpServerResponse open(HttpServerResponse response) {
        response.headers().set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, ANY_ORIGIN);
        return response;
    }

    static void noContent(HttpServerResponse response) {
        if (!response.ended()) {
            open(response).setStatusCode(204).end();
        }
    }

    static void preflight(HttpServerResponse response) {
        open(response)
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, OPTIONS")
                .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type")
                .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "86400")
                .setStatusCode(204)
                .end();
    }

    static void badField(HttpServerResponse response, String field, String explanation) {
        problem(response, 400, "malformed", "The request is malformed", explanation, field);
    }

    static void notFound(HttpServerResponse response, String explanation) {
        problem(response, 404, "not_found", "Not found", explanation, "");
    }

    static void methodNotAllowed(HttpServerResponse response, String allowed) {
        response.putHeader(HttpHeaders.ALLOW, allowed);
        problem(response, 405, "method_not_allowed", "Method not allowed", "Allowed here: " + allowed + ".", "");
    }

    static void tooLarge(HttpServerResponse response, String explanation) {
        problem(response, 413, "too_large", "The request is too large", explanation, "");
    }

    static void compressed(HttpServerResponse response) {
        problem(
                response,
                415,
                "content_encoding",
                "Compressed bodies are not taken",
                "Send the body without Content-Encoding.",
                "");
    }

    static void tooFast(HttpServerResponse response, int seconds) {
        response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
        problem(response, 429, "rate_limited", "Too many events", "The site is over its rate limit.", "");
    }

    static void unavailable(HttpServerResponse response) {
        if (response.ended()) {
            return;
        }
        response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(RETRY_AFTER_SECONDS));
        problem(
                response,
                503,
                "unavailable",
                "Cannot be taken right now",
                "Nothing of the request was kept. Send it again later.",
                "");
    }

    static void health(HttpServerResponse response, boolean up) {
        open(response)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .setStatusCode(up ? 200 : 503)
                .end(up ? "{\"status\":\"up\"}" : "{\"status\":\"down\"}");
    }

    static void of(HttpServerResponse response, CollectorRoute.Answer answer) {
        if (response.ended()) {
            return;
        }
        if (answer.retryAfterSeconds() > 0) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(answer.retryAfterSeconds()));
        }
        open(response)
                .putHeader(HttpHeaders.CONTENT_TYPE, answer.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .setStatusCode(answer.status())
                .end(Buffer.buffer(answer.bytes()));
    }

    /** RFC 9457. All texts are ours and need no escaping, but for {@code field}, which holds names of known fields only. */
    private static void problem(
            HttpServerResponse response, int status, String code, String title, String detail, String field) {
        if (response.ended()) {
            return;
        }
        String errors = field.isEmpty()
                ? ""
                : ",\"errors\":[{\"field\":\"%s\",\"code\":\"%s\",\"message\":\"%s\"}]".formatted(field, code, detail);
        open(response)
                .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .setStatusCode(status)
                .end("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"%s}"
                        .formatted(title, status, code, detail, errors));
    }
}
