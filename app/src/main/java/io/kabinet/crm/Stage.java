package io.kabinet.crm;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A step of a funnel.
 *
 * @param requiredFields names of a deal's fields that must be filled before a deal enters
 */
public record Stage(
        UUID id, UUID funnel, String name, Kind kind, Hue color, int position, List<String> requiredFields) {

    /** Whether work goes on, or how it ended. */
    public enum Kind {
        OPEN,
        WON,
        LOST;

        /**
         * A deal that is closed one way is reopened before it is closed the other way, so that every outcome of a
         * report began as open work.
         */
        public boolean canMoveTo(Kind target) {
            return this == target || this == OPEN || target == OPEN;
        }

        public boolean isClosed() {
            return this != OPEN;
        }

        /** Whether entering asks why. */
        public boolean asksReason() {
            return this == LOST;
        }

        /** The name in the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
