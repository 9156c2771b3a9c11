package io.kabinet.visitors;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a manager says of a visitor.
 *
 * @param kind what the system itself applies; none for statuses of the organization's own
 * @param hue one of the eight colours of stages and statuses
 */
public record VisitorStatus(UUID id, Optional<Kind> kind, String name, String hue) {

    /** Statuses that taking, calling and deals set by themselves; the beginning of every list. */
    public enum Kind {
        NEW("blue"),
        IN_WORK("amber"),
        CALL_BACK("cyan"),
        NO_ANSWER("red"),
        REFUSED("grey"),
        DEAL("violet"),
        CLIENT("green");

        private final String hue;

        Kind(String hue) {
            this.hue = hue;
        }

        String hue() {
            return hue;
        }
    }

    /** The name in the API: the kind's, or the id of a status of one's own. */
    public String code() {
        return kind.map(known -> known.name().toLowerCase(Locale.ROOT)).orElseGet(id::toString);
    }
}
