package io.kabinet.visitors.pages;

import io.kabinet.timeline.CallResult;
import java.util.List;

/** What the panel after a call offers. */
public final class Outcomes {

    public static final List<CallResult> OFFERED =
            List.of(CallResult.NO_ANSWER, CallResult.CALL_BACK, CallResult.REFUSED, CallResult.DEAL);

    private Outcomes() {}

    public static String icon(CallResult result) {
        return switch (result) {
            case NO_ANSWER -> "phone-x";
            case CALL_BACK -> "clock-plus";
            case REFUSED -> "ban";
            case DEAL -> "circle-plus";
            case TALKED -> "phone-call";
        };
    }
}
