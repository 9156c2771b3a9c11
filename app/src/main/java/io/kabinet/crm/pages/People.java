package io.kabinet.crm.pages;

import io.kabinet.crm.Deal;
import io.kabinet.identity.Member;
import io.kabinet.identity.Members;
import io.kabinet.shared.MembershipId;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The names of those who are responsible for the deals on a page. */
public record People(Map<MembershipId, Member> members) {

    /** Empty when nobody of that id is known any more. */
    public String name(MembershipId id) {
        return Optional.ofNullable(members.get(id)).map(Member::name).orElse("");
    }

    /** Reads names in one query. */
    @Component
    static class Reader {

        private final Members members;

        Reader(Members members) {
            this.members = members;
        }

        People of(Scope scope, List<Deal> deals) {
            return new People(members.names(
                    scope, deals.stream().map(Deal::responsible).distinct().toList()));
        }

        /** Whom a deal may be given to; nobody when the viewer may not give any. */
        List<Member> choice(Scope scope) {
            return scope.can(Capability.DEALS_ASSIGN) ? members.active(scope) : List.of();
        }
    }
}
