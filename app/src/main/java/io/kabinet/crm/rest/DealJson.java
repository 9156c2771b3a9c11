package io.kabinet.crm.rest;

import io.kabinet.crm.Deal;
import io.kabinet.shared.Money;
import io.kabinet.shared.PhoneNumber;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A deal in the API. */
record DealJson(
        UUID id,
        long number,
        String title,
        ContactJson contact,
        @Nullable Long amountMinor,
        String currency,
        UUID funnelId,
        UUID stageId,
        UUID responsibleId,
        @Nullable UUID visitorId,
        int version,
        Instant createdAt,
        Instant stageChangedAt,
        @Nullable Instant closedAt,
        @Nullable String lostReason,
        @Nullable Instant nextReminderAt) {

    record ContactJson(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String company) {}

    static DealJson of(Deal deal) {
        var contact = deal.contact();
        return new DealJson(
                deal.id(),
                deal.number(),
                deal.title(),
                new ContactJson(
                        contact.name().orElse(null),
                        contact.phone().map(PhoneNumber::e164).orElse(null),
                        contact.email().orElse(null),
                        contact.company().orElse(null)),
                deal.amount().map(Money::kopecks).orElse(null),
                Money.CURRENCY,
                deal.stage().funnel(),
                deal.stage().id(),
                deal.responsible().value(),
                deal.visitor().orElse(null),
                deal.version(),
                deal.createdAt(),
                deal.stageChangedAt(),
                deal.closedAt().orElse(null),
                deal.lostReason().orElse(null),
                deal.nextReminderAt().orElse(null));
    }
}
