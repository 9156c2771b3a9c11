package io.kabinet.timeline.rest;

import io.kabinet.identity.Member;
import io.kabinet.shared.MembershipId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did something; {@code id} is a membership. */
record PersonJson(UUID id, @Nullable String name) {

    /** Null for what the system did. */
    static @Nullable PersonJson of(Optional<MembershipId> actor, Map<MembershipId, Member> names) {
        return actor.map(id -> new PersonJson(
                        id.value(),
                        Optional.ofNullable(names.get(id)).map(Member::name).orElse(null)))
                .orElse(null);
    }
}
