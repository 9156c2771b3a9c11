package io.kabinet.shared;

import java.util.UUID;

/** The id of a membership: an account's place in one organization; the id of a person in the interface. */
public record MembershipId(UUID value) {

    public static MembershipId next() {
        return new MembershipId(Ids.next());
    }

    public static MembershipId of(String text) {
        return new MembershipId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
