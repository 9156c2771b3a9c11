package io.kabinet.shared;

import java.util.Locale;

/**
 * Why something was refused. The lower-case name is the {@code code} of a problem detail; the texts for people stand in
 * the message bundles under {@code error.<code>}.
 */
public enum ErrorCode {
    BAD_REQUEST(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    CONFLICT(409),
    STALE_VERSION(409),
    ALREADY_TAKEN(409),
    INSUFFICIENT_BALANCE(409),
    PAYLOAD_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    INVALID(422),
    IDEMPOTENCY_KEY_REUSED(422),
    HAND_OVER_REQUIRED(422),
    TOO_MANY_REQUESTS(429),
    INTERNAL(500),
    UNAVAILABLE(503);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status that goes with this refusal. */
    public int status() {
        return status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
