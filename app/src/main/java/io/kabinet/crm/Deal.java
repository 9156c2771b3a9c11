package io.kabinet.crm;

import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A sales opportunity in a funnel.
 *
 * @param number counts the organization's deals
 * @param version rises with every change that a person makes
 * @param closedAt when it was won or lost
 * @param nextReminderAt the earliest open reminder of its card
 */
public record Deal(
        UUID id,
        long number,
        String title,
        Contact contact,
        Optional<Money> amount,
        Stage stage,
        MembershipId responsible,
        Optional<UUID> visitor,
        int version,
        Instant createdAt,
        Instant stageChangedAt,
        Optional<Instant> closedAt,
        Optional<String> lostReason,
        Optional<Instant> nextReminderAt) {

    /** Whom it is with, or what it is about. */
    public String shownName() {
        return contact.shown().orElse(title);
    }
}
