package io.kabinet.tenancy;

import java.util.Set;

/** The three kinds of organizations: a head office runs representations, a representation serves clients. */
public enum OrganizationKind {
    HEAD_OFFICE,
    REPRESENTATION,
    CLIENT;

    static final Set<OrganizationKind> EVERY_KIND = Set.of(values());
    static final Set<OrganizationKind> SELLERS = Set.of(HEAD_OFFICE, REPRESENTATION);
    static final Set<OrganizationKind> BUYERS = Set.of(REPRESENTATION, CLIENT);
    static final Set<OrganizationKind> HEAD_OFFICES = Set.of(HEAD_OFFICE);
    static final Set<OrganizationKind> REPRESENTATIONS = Set.of(REPRESENTATION);
}
