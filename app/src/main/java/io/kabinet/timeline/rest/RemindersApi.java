package io.kabinet.timeline.rest;

import io.kabinet.identity.rest.ApiController;
import io.kabinet.identity.rest.Items;
import io.kabinet.identity.rest.Listing;
import io.kabinet.identity.rest.Write;
import io.kabinet.identity.rest.Written;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.Agenda;
import io.kabinet.timeline.Reminder;
import io.kabinet.timeline.ReminderEdit;
import io.kabinet.timeline.Reminders;
import io.kabinet.timeline.Timeline;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /reminders}: one's own over all cards, those of a card, and each by itself. */
@ApiController
class RemindersApi {

    private final Reminders reminders;
    private final Agenda agenda;
    private final Timeline timeline;

    RemindersApi(Reminders reminders, Agenda agenda, Timeline timeline) {
        this.reminders = reminders;
        this.agenda = agenda;
        this.timeline = timeline;
    }

    record NewReminder(Instant dueAt, Optional<String> text) {}

    record ChangedReminder(Optional<Instant> dueAt, Optional<String> text, Optional<Boolean> done) {}

    record CardJson(String kind, UUID id) {}

    record ReminderJson(
            UUID id, CardJson card, UUID ownerId, Instant dueAt, String text, boolean done, Instant createdAt) {}

    @GetMapping("/reminders")
    Items<ReminderJson> mine(Scope scope, Listing listing, @RequestParam Optional<Boolean> done) {
        if (!Agenda.isFor(scope)) {
            throw Refused.forbidden();
        }
        return Items.of(
                agenda.page(scope, done, listing.cursor(EntriesApi.CURSOR), listing.limit()), RemindersApi::json);
    }

    @GetMapping("/reminders/{id}")
    ReminderJson one(Scope scope, @PathVariable UUID id) {
        return json(reminders.get(scope, id));
    }

    @PatchMapping("/reminders/{id}")
    Written<ReminderJson> change(Scope scope, @PathVariable UUID id, Write<ChangedReminder> write) {
        requireAct(scope, id);
        return write.changed(
                scope,
                command -> json(
                        reminders.edit(scope, id, new ReminderEdit(command.dueAt(), command.text(), command.done()))));
    }

    @DeleteMapping("/reminders/{id}")
    Written<Void> delete(Scope scope, @PathVariable UUID id, Write<Void> write) {
        requireAct(scope, id);
        return write.done(scope, _ -> reminders.delete(scope, id));
    }

    @GetMapping({"/visitors/{id}/reminders", "/deals/{id}/reminders"})
    Items<ReminderJson> ofCard(Scope scope, HttpServletRequest request, @PathVariable UUID id, Listing listing) {
        var card = EntriesApi.card(request, id);
        timeline.requireVisible(scope, card);
        return Items.of(
                reminders.page(scope, card, listing.cursor(EntriesApi.CURSOR), listing.limit()), RemindersApi::json);
    }

    @PostMapping({"/visitors/{id}/reminders", "/deals/{id}/reminders"})
    Written<ReminderJson> set(
            Scope scope, HttpServletRequest request, @PathVariable UUID id, Write<NewReminder> write) {
        var card = EntriesApi.card(request, id);
        timeline.requireVisible(scope, card);
        scope.require(card.kind().reminding());
        return write.created(
                scope,
                command -> json(reminders.set(
                        scope, card, command.dueAt(), command.text().orElse(""))));
    }

    private void requireAct(Scope scope, UUID id) {
        scope.require(reminders.get(scope, id).card().kind().reminding());
    }

    private static ReminderJson json(Reminder reminder) {
        var card = reminder.card();
        return new ReminderJson(
                reminder.id(),
                new CardJson(card.kind().name().toLowerCase(Locale.ROOT), card.id()),
                reminder.owner().value(),
                reminder.dueAt(),
                reminder.text(),
                reminder.done(),
                reminder.createdAt());
    }
}
