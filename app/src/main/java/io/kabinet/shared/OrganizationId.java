package io.kabinet.shared;

import java.util.UUID;

/** The id of an organization. */
public record OrganizationId(UUID value) {

    public static OrganizationId next() {
        return new OrganizationId(Ids.next());
    }

    public static OrganizationId of(String text) {
        return new OrganizationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
