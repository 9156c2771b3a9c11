package io.kabinet.tenancy;

import io.kabinet.shared.AccountId;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * Who asks, for which organization, with which capabilities: the first parameter of every service. Made by identity from
 * a session or a token, at each request anew.
 *
 * @param zone time zone of the account; dates that people type and read are meant in it
 */
public record Scope(
        AccountId account,
        MembershipId membership,
        OrganizationId organization,
        OrganizationKind kind,
        Role role,
        Set<Capability> capabilities,
        Locale locale,
        ZoneId zone) {

    public boolean can(Capability capability) {
        return capabilities.contains(capability);
    }

    /**
     * Called first in a service, before the command is looked at.
     *
     * @throws Refused with {@code FORBIDDEN}
     */
    public void require(Capability capability) {
        if (!can(capability)) {
            throw Refused.forbidden();
        }
    }

    /** Whether only what is assigned to this member is theirs: a manager, as against head and chief manager. */
    public boolean isManager() {
        return role == Role.MANAGER;
    }
}
