package io.kabinet.tenancy;

/** What somebody is in an organization. */
public enum Role {
    HEAD,
    CHIEF_MANAGER,
    MANAGER
}
