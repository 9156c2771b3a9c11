package io.kabinet.organizations;

import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.OrganizationKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/**
 * A head office, a representation or a client.
 *
 * @param parent who created it and looks after it; empty for the head office alone
 * @param zone days and hours of its figures are meant in this time zone
 * @param version counts its changes, so that a stale one is noticed
 */
public record Organization(
        OrganizationId id,
        OrganizationKind kind,
        Optional<OrganizationId> parent,
        String name,
        ZoneId zone,
        Locale locale,
        State state,
        int version,
        Instant createdAt) {

    /** A suspended organization keeps its data, and nobody works in it. */
    public enum State {
        ACTIVE,
        SUSPENDED
    }
}
