package io.kabinet.tenancy;

/** A part of the cabinet for which a manager gets the eye or the pencil. */
public enum Section {
    VISITORS,
    CRM,
    ANALYTICS,
    BALANCE,
    SETTINGS,
    DOMAINS,
    TARIFFS
}
