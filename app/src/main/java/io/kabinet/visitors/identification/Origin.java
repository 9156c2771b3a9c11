package io.kabinet.visitors.identification;

import io.kabinet.visitors.ConnectorKind;
import java.util.UUID;

/** The connector that a contact comes from, as far as identification needs it. */
record Origin(UUID connector, ConnectorKind kind, UUID site, int priceUnits) {

    boolean isForm() {
        return kind == ConnectorKind.FORM;
    }

    /** How a visitor counts who becomes known through it. */
    String identifiedBy(Contact contact) {
        if (isForm()) {
            return "FORM";
        }
        return contact.phone().isEmpty() && contact.email().isEmpty() ? "COMPANY" : "PARTNER";
    }
}
