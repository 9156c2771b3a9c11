package io.kabinet.crm;

import io.kabinet.identity.Members;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import org.springframework.stereotype.Component;

/** Who may be given a deal: whoever works in the organization now. */
@Component
class Responsibles {

    private final Members members;

    Responsibles(Members members) {
        this.members = members;
    }

    /** Refuses, naming {@code responsible_id}, anybody else. */
    void check(Scope scope, MembershipId member) {
        if (members.active(scope, member).isEmpty()) {
            throw Refused.invalid("responsible_id", "unknown");
        }
    }
}
