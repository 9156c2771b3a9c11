package io.kabinet.visitors;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * On which basis a visitor is known: what was agreed to, and where the contact came from.
 *
 * @param obtained the latest first
 * @param consents what stands now, one for each purpose
 */
public record Basis(List<Obtained> obtained, List<Consent> consents) {

    /**
     * A contact that a connector brought.
     *
     * @param connector its name
     * @param form the form's name on the site
     * @param units what it cost; 0 is free
     */
    public record Obtained(ConnectorKind kind, String connector, Optional<String> form, Instant at, int units) {}

    /** The last word on a purpose. */
    public record Consent(Purpose purpose, boolean granted, String textVersion, Instant at, String page) {}

    public enum Purpose {
        ANALYTICS,
        IDENTIFICATION,
        MARKETING
    }
}
