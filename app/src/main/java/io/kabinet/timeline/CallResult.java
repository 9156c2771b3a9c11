package io.kabinet.timeline;

import java.util.Locale;

/** How a call ended. */
public enum CallResult {
    TALKED,
    NO_ANSWER,
    CALL_BACK,
    REFUSED,
    DEAL;

    /** The name in the API and in the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
