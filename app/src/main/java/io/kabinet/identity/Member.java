package io.kabinet.identity;

import io.kabinet.shared.MembershipId;
import io.kabinet.tenancy.Role;

/**
 * Somebody of the staff.
 *
 * @param name first and last name, as their organization calls them
 * @param active whether they may work now; who was removed keeps their name in the history
 */
public record Member(MembershipId id, String name, Role role, boolean active) {}
