package io.kabinet.timeline.pages;

import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.Reminder;
import io.kabinet.timeline.ReminderEdit;
import io.kabinet.timeline.Reminders;
import io.kabinet.ui.Page;
import io.kabinet.ui.Toast;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Reminders where people set, move and tick them: on the card and in «Мой день». */
@Controller
class ReminderPages {

    private final Reminders reminders;
    private final Feed.Reader feeds;
    private final NextTouch.Reader touches;

    ReminderPages(Reminders reminders, Feed.Reader feeds, NextTouch.Reader touches) {
        this.reminders = reminders;
        this.feeds = feeds;
        this.touches = touches;
    }

    /** The page that asks: the answer brings along what that page shows. */
    @ModelAttribute("from")
    String from(@RequestHeader(name = "HX-Current-URL", defaultValue = "") String from) {
        return from;
    }

    @GetMapping("/cards/{kind}/{id}/next")
    String next(Scope scope, Model model, @PathVariable String kind, @PathVariable UUID id) {
        model.addAttribute("touch", touches.read(scope, TimelinePages.card(kind, id)));
        return "timeline/next";
    }

    /** {@code due_at} is a local time in the zone of the account, or a moment in UTC when a preset was clicked. */
    @PostMapping("/cards/{kind}/{id}/reminders")
    String set(
            Scope scope,
            Page page,
            Model model,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(name = "due_at", defaultValue = "") String dueAt,
            @RequestParam(defaultValue = "") String text) {
        var reminder = reminders.set(scope, TimelinePages.card(kind, id), moment(scope, dueAt), text);
        var said = page.t("timeline.reminder.set", page.format().moment(reminder.dueAt()));
        return changed(scope, model, reminder, new Toast(said, "/reminders/%s/delete".formatted(reminder.id())));
    }

    @PostMapping("/reminders/{id}/done")
    String done(Scope scope, Page page, Model model, @PathVariable UUID id) {
        var reminder = reminders.edit(scope, id, ReminderEdit.done(true));
        var undo = new Toast(page.t("timeline.reminder.done"), "/reminders/%s/reopen".formatted(id));
        return changed(scope, model, reminder, undo);
    }

    @PostMapping("/reminders/{id}/reopen")
    String reopen(Scope scope, Page page, Model model, @PathVariable UUID id) {
        var reminder = reminders.edit(scope, id, ReminderEdit.done(false));
        return changed(scope, model, reminder, Toast.of(page.t("timeline.reminder.reopened")));
    }

    @GetMapping("/reminders/{id}/move")
    String moving(Scope scope, Model model, @PathVariable UUID id) {
        var reminder = reminders.get(scope, id);
        scope.require(reminder.card().kind().reminding());
        model.addAttribute("reminder", reminder);
        model.addAttribute("presets", Presets.from(LocalDate.now(scope.zone()), scope.zone()));
        return "timeline/move";
    }

    @PostMapping("/reminders/{id}/move")
    String move(
            Scope scope,
            Page page,
            Model model,
            @PathVariable UUID id,
            @RequestParam(name = "due_at", defaultValue = "") String dueAt) {
        var before = reminders.get(scope, id);
        var after = reminders.edit(scope, id, ReminderEdit.move(moment(scope, dueAt)));
        var said = page.t("timeline.reminder.moved", page.format().moment(after.dueAt()));
        var undo = "/reminders/%s/move?due_at=%s".formatted(id, before.dueAt());
        return changed(scope, model, after, new Toast(said, undo));
    }

    /** The undo of setting one; htmx deletes, a message's button posts. */
    @PostMapping("/reminders/{id}/delete")
    String unset(Scope scope, Page page, Model model, @PathVariable UUID id) {
        return delete(scope, page, model, id);
    }

    @DeleteMapping("/reminders/{id}")
    String delete(Scope scope, Page page, Model model, @PathVariable UUID id) {
        var reminder = reminders.get(scope, id);
        reminders.delete(scope, id);
        var undo = new Toast(page.t("timeline.reminder.deleted"), "/reminders/%s/restore".formatted(id));
        return changed(scope, model, reminder, undo);
    }

    @PostMapping("/reminders/{id}/restore")
    String restore(Scope scope, Page page, Model model, @PathVariable UUID id) {
        return changed(scope, model, reminders.restore(scope, id), Toast.of(page.t("timeline.reminder.reopened")));
    }

    private String changed(Scope scope, Model model, Reminder reminder, Toast toast) {
        model.addAttribute("feed", feeds.read(scope, reminder.card(), Feed.STEP));
        model.addAttribute("touch", touches.read(scope, reminder.card()));
        model.addAttribute("closed", reminder.done());
        model.addAttribute("toast", toast);
        return "timeline/touched";
    }

    private static Instant moment(Scope scope, String text) {
        try {
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text).atZone(scope.zone()).toInstant();
        } catch (DateTimeException notAMoment) {
            throw Refused.invalid("due_at", text.isBlank() ? "required" : "malformed");
        }
    }
}
