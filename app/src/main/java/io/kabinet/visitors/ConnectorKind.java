package io.kabinet.visitors;

import java.util.Locale;

/** Where identifications come from. */
public enum ConnectorKind {
    /** What visitors leave in the site's forms. */
    FORM,
    /** A partner reports to our webhook. */
    PARTNER_WEBHOOK,
    /** We ask a partner. */
    PARTNER_LOOKUP,
    /** The company that a network address belongs to. */
    COMPANY_NETWORK;

    /** The name in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
