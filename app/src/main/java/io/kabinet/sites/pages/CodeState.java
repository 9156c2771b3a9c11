package io.kabinet.sites.pages;

import io.kabinet.sites.LastEvents.LastEvent;
import io.kabinet.sites.SiteStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether the code of a site works, as far as its events tell. */
public enum CodeState {
    WORKS("green"),
    SILENT("amber"),
    NOT_FOUND("amber"),
    PAUSED("grey");

    private static final Duration SILENCE = Duration.ofDays(1);

    private final String hue;

    CodeState(String hue) {
        this.hue = hue;
    }

    /** A day without an event makes a site silent. */
    static CodeState of(SiteStatus status, Optional<LastEvent> last, Instant now) {
        if (status != SiteStatus.ACTIVE) {
            return PAUSED;
        }
        return last.map(event -> event.at().plus(SILENCE).isAfter(now) ? WORKS : SILENT)
                .orElse(NOT_FOUND);
    }

    public String hue() {
        return hue;
    }
}
