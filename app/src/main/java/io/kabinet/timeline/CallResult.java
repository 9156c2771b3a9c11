package io.kabinet.timeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a call ended. */
public enum CallResult {
    TALKED,
    NO_ANSWER,
    CALL_BACK,
    REFUSED,
    DEAL;

    /** Empty when no result has this name. */
    public static Optional<CallResult> of(String code) {
        return Arrays.stream(values())
                .filter(result -> result.code().equals(code))
                .findFirst();
    }

    /** The name in the API and in the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
