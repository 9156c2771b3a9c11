package io.kabinet.ui;

import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.OrganizationKind;
import io.kabinet.tenancy.Role;
import io.kabinet.tenancy.Scope;
import java.util.List;

/**
 * Who looks at a page.
 *
 * @param organization the organization's name
 * @param organizations all organizations of the account, this one included; the layout offers to switch between them
 */
public record Viewer(
        Scope scope, String name, String email, String organization, List<Organization> organizations, Look look) {

    /** An organization that the account belongs to. */
    public record Organization(OrganizationId id, String name, OrganizationKind kind, Role role) {}
}
