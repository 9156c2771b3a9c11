package io.kabinet.billing;

import io.kabinet.tenancy.OrganizationKind;

/** The two things that the ledger counts. */
public enum Commodity {
    IDENTIFICATIONS,
    KOPECKS;

    /**
     * The account whose entries an organization of this kind reads as its own history: what it has at its seller's. A
     * head office has no seller: there it is what it issued, and what it sold for.
     */
    String account(OrganizationKind kind) {
        boolean headOffice = kind == OrganizationKind.HEAD_OFFICE;
        return switch (this) {
            case IDENTIFICATIONS -> headOffice ? "issuance" : "available";
            case KOPECKS -> headOffice ? "revenue" : "settlement";
        };
    }
}
