package io.kabinet.timeline;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.MembershipId;
import java.time.Instant;
import java.util.UUID;

/** A dated next touch of a card, with an owner. */
public record Reminder(
        UUID id, Card card, MembershipId owner, Instant dueAt, String text, boolean done, Instant createdAt) {

    /** Not done, and its time has come. */
    public boolean isDue(Instant now) {
        return !done && !dueAt.isAfter(now);
    }

    Cursor cursor() {
        return Cursor.of(dueAt.toString(), id.toString());
    }
}
