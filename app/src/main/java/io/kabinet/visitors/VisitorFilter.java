package io.kabinet.visitors;

import io.kabinet.shared.MembershipId;
import io.kabinet.shared.SiteId;
import io.kabinet.visitors.traffic.Source;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which visitors are wanted; what is empty does not narrow.
 *
 * @param search part of a number in any notation, or of a page, a name, a company
 * @param from seen at this moment or later
 * @param until seen before this moment
 */
public record VisitorFilter(
        String search,
        Set<SiteId> sites,
        Optional<Instant> from,
        Optional<Instant> until,
        Set<UUID> statuses,
        Set<Source.Kind> sources,
        Known known,
        Owner owner,
        Optional<MembershipId> responsible) {

    /** How far a visitor is known. */
    public enum Known {
        /** A phone, an e-mail or a company. */
        CONTACT,
        FORM,
        PARTNER,
        COMPANY,
        /** Consent, but no contact yet. */
        UNKNOWN,
        NO_CONSENT,
        ANY
    }

    /** Whose visitors. */
    public enum Owner {
        ALL,
        FREE,
        MINE
    }

    public static final VisitorFilter WITH_CONTACT = new VisitorFilter(
            "",
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Known.CONTACT,
            Owner.ALL,
            Optional.empty());
}
