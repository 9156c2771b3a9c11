package io.kabinet.timeline.pages;

import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.CallResult;
import io.kabinet.timeline.Calls;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.CardKind;
import io.kabinet.timeline.Comments;
import io.kabinet.timeline.Entry;
import io.kabinet.ui.Page;
import io.kabinet.ui.Toast;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The panel that every card loads by its address: next touch, composer, history. */
@Controller
class TimelinePages {

    private final Feed.Reader feeds;
    private final NextTouch.Reader touches;
    private final Comments comments;
    private final Calls calls;

    TimelinePages(Feed.Reader feeds, NextTouch.Reader touches, Comments comments, Calls calls) {
        this.feeds = feeds;
        this.touches = touches;
        this.comments = comments;
        this.calls = calls;
    }

    @GetMapping("/cards/{kind}/{id}/timeline")
    String panel(Scope scope, Model model, @PathVariable String kind, @PathVariable UUID id) {
        var card = card(kind, id);
        model.addAttribute("feed", feeds.read(scope, card, Feed.STEP));
        model.addAttribute("touch", touches.read(scope, card));
        return "timeline/panel";
    }

    @GetMapping("/cards/{kind}/{id}/entries")
    String entries(
            Scope scope,
            Model model,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "30") int limit) {
        model.addAttribute("feed", feeds.read(scope, card(kind, id), limit));
        return "timeline/entries";
    }

    @PostMapping("/cards/{kind}/{id}/comments")
    String comment(
            Scope scope,
            Page page,
            Model model,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text) {
        var comment = comments.add(scope, card(kind, id), text);
        var undo = new Toast(page.t("timeline.comment.added"), "/comments/%s/withdraw".formatted(comment.id()));
        return written(scope, model, comment, undo);
    }

    @PostMapping("/cards/{kind}/{id}/calls")
    String call(
            Scope scope,
            Page page,
            Model model,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String result,
            @RequestParam(defaultValue = "") String text) {
        var call = calls.record(scope, card(kind, id), result(result), text);
        return written(scope, model, call, Toast.of(page.t("timeline.call.added")));
    }

    @GetMapping("/comments/{id}/edit")
    String mending(Scope scope, Model model, @PathVariable UUID id) {
        model.addAttribute("comment", comments.get(scope, id));
        return "timeline/comment";
    }

    @PostMapping("/comments/{id}")
    String mend(
            Scope scope, Page page, Model model, @PathVariable UUID id, @RequestParam(defaultValue = "") String text) {
        return written(scope, model, comments.edit(scope, id, text), Toast.of(page.t("timeline.comment.mended")));
    }

    @PostMapping("/comments/{id}/withdraw")
    String withdraw(Scope scope, Page page, Model model, @PathVariable UUID id) {
        comments.withdraw(scope, id);
        model.addAttribute("toast", Toast.of(page.t("timeline.comment.withdrawn")));
        return "ui/done";
    }

    private String written(Scope scope, Model model, Entry entry, Toast toast) {
        model.addAttribute("feed", feeds.read(scope, entry.card(), Feed.STEP));
        model.addAttribute("toast", toast);
        return "timeline/written";
    }

    static Card card(String kind, UUID id) {
        return Arrays.stream(CardKind.values())
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .map(found -> new Card(found, id))
                .orElseThrow(Refused::notFound);
    }

    private static CallResult result(String code) {
        return CallResult.of(code).orElseThrow(() -> Refused.invalid("result", "required"));
    }
}
