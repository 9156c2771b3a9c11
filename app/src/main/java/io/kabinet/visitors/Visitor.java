package io.kabinet.visitors;

import io.kabinet.shared.MembershipId;
import io.kabinet.shared.SiteId;
import io.kabinet.ui.NumberState;
import io.kabinet.visitors.traffic.Browser;
import io.kabinet.visitors.traffic.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A visitor as whoever asks may see it.
 *
 * @param number whether the number is shown, masked or missing
 * @param shown the number for people: in full or masked; empty when there is none
 * @param contact what may be known in full; nothing while it is held
 * @param taken who is responsible and since when
 * @param opened whether somebody of the organization has looked at the card
 */
public record Visitor(
        UUID id,
        SiteId site,
        Instant firstSeenAt,
        Instant lastSeenAt,
        int visits,
        int pages,
        Source firstSource,
        Source lastSource,
        String lastPage,
        String lastTitle,
        Browser browser,
        NumberState number,
        String shown,
        VisitorContact contact,
        Optional<Identified> identified,
        VisitorStatus status,
        Optional<Taken> taken,
        boolean opened) {

    /** Who is seen in this time is on the site now. */
    public static final Duration ONLINE = Duration.ofMinutes(5);

    /** How a visitor became known. */
    public enum IdentifiedBy {
        FORM,
        PARTNER,
        COMPANY
    }

    /** @param held whether it waits for balance or a limit */
    public record Identified(IdentifiedBy by, Instant at, boolean held) {}

    public record Taken(MembershipId by, Instant at) {}

    public boolean isOnline(Instant now) {
        return lastSeenAt.isAfter(now.minus(ONLINE));
    }

    public boolean isTakenBy(MembershipId member) {
        return taken.filter(who -> who.by().equals(member)).isPresent();
    }

    public boolean isFree() {
        return taken.isEmpty();
    }

    /** Whether there is anything to call or write to, now or after a release. */
    public boolean hasContact() {
        return identified.isPresent();
    }

    /** The page's title; its path where there is none. */
    public String lastPageName() {
        return lastTitle.isBlank() ? lastPage : lastTitle;
    }
}
