package io.kabinet.visitors.identification;

import java.util.Locale;

/** What became of a request or a partner's notice. */
public enum Result {
    ACCEPTED,
    DUPLICATE,
    HELD,
    NO_CONSENT,
    INVALID;

    /** The name in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
