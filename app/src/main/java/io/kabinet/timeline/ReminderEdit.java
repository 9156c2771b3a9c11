package io.kabinet.timeline;

import java.time.Instant;
import java.util.Optional;

/** What should become of a reminder; what is left out stays. */
public record ReminderEdit(Optional<Instant> dueAt, Optional<String> text, Optional<Boolean> done) {

    public static ReminderEdit move(Instant dueAt) {
        return new ReminderEdit(Optional.of(dueAt), Optional.empty(), Optional.empty());
    }

    public static ReminderEdit done(boolean done) {
        return new ReminderEdit(Optional.empty(), Optional.empty(), Optional.of(done));
    }
}
