package io.kabinet.visitors.pages;

import io.kabinet.identity.Member;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.SiteId;
import io.kabinet.visitors.Visitor;
import java.util.Map;

/** A visitor with the names that its row and card show: of the site, and of whoever is responsible. */
public record VisitorRow(Visitor visitor, Map<SiteId, String> hosts, Map<MembershipId, Member> members) {

    public String id() {
        return visitor.id().toString();
    }

    /** Empty for a site that is not known any more. */
    public String host() {
        return hosts.getOrDefault(visitor.site(), "");
    }

    /** Empty while the visitor is free. */
    public String responsible() {
        return visitor.taken()
                .map(taken -> members.get(taken.by()))
                .map(Member::name)
                .orElse("");
    }
}
