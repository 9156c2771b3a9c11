package io.kabinet.timeline.rest;

import io.kabinet.identity.Member;
import io.kabinet.identity.Members;
import io.kabinet.identity.rest.ApiController;
import io.kabinet.identity.rest.Items;
import io.kabinet.identity.rest.Listing;
import io.kabinet.identity.rest.Write;
import io.kabinet.identity.rest.Written;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Page;
import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.CallResult;
import io.kabinet.timeline.Calls;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.Comments;
import io.kabinet.timeline.Entry;
import io.kabinet.timeline.Timeline;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /timeline}, {@code /comments} and {@code /calls} of visitors and deals. */
@ApiController
class EntriesApi {

    static final int CURSOR = 2;

    private final Timeline timeline;
    private final Comments comments;
    private final Calls calls;
    private final Members members;

    EntriesApi(Timeline timeline, Comments comments, Calls calls, Members members) {
        this.timeline = timeline;
        this.comments = comments;
        this.calls = calls;
        this.members = members;
    }

    record NewComment(String text) {}

    record NewCall(CallResult result, Optional<String> note) {}

    record EntryJson(
            UUID id, String type, Instant at, @Nullable PersonJson actor, Map<String, Object> payload) {}

    record CommentJson(
            UUID id, String text, Instant at, @Nullable PersonJson actor, boolean edited) {}

    record CallJson(
            UUID id,
            String result,
            String note,
            Instant at,
            @Nullable PersonJson actor) {}

    @GetMapping({"/visitors/{id}/timeline", "/deals/{id}/timeline"})
    Items<EntryJson> timeline(Scope scope, HttpServletRequest request, @PathVariable UUID id, Listing listing) {
        var card = visible(scope, request, id);
        return items(scope, timeline.page(scope, card, listing.cursor(CURSOR), listing.limit()), EntriesApi::entry);
    }

    @GetMapping({"/visitors/{id}/comments", "/deals/{id}/comments"})
    Items<CommentJson> comments(Scope scope, HttpServletRequest request, @PathVariable UUID id, Listing listing) {
        var card = visible(scope, request, id);
        return items(scope, comments.page(scope, card, listing.cursor(CURSOR), listing.limit()), EntriesApi::comment);
    }

    @PostMapping({"/visitors/{id}/comments", "/deals/{id}/comments"})
    Written<CommentJson> comment(
            Scope scope, HttpServletRequest request, @PathVariable UUID id, Write<NewComment> write) {
        var card = visible(scope, request, id);
        scope.require(card.kind().commenting());
        return write.created(
                scope, command -> one(scope, comments.add(scope, card, command.text()), EntriesApi::comment));
    }

    @GetMapping({"/visitors/{id}/calls", "/deals/{id}/calls"})
    Items<CallJson> calls(Scope scope, HttpServletRequest request, @PathVariable UUID id, Listing listing) {
        var card = visible(scope, request, id);
        return items(scope, calls.page(scope, card, listing.cursor(CURSOR), listing.limit()), EntriesApi::call);
    }

    @PostMapping({"/visitors/{id}/calls", "/deals/{id}/calls"})
    Written<CallJson> call(Scope scope, HttpServletRequest request, @PathVariable UUID id, Write<NewCall> write) {
        var card = visible(scope, request, id);
        scope.require(card.kind().calling());
        return write.created(
                scope,
                command -> one(
                        scope,
                        calls.record(
                                scope, card, command.result(), command.note().orElse("")),
                        EntriesApi::call));
    }

    /** Both kinds of cards have these resources; the first part of the path says which. */
    static Card card(HttpServletRequest request, UUID id) {
        return request.getRequestURI().startsWith("/api/v1/visitors/") ? Card.visitor(id) : Card.deal(id);
    }

    private Card visible(Scope scope, HttpServletRequest request, UUID id) {
        var card = card(request, id);
        timeline.requireVisible(scope, card);
        return card;
    }

    private <R> Items<R> items(Scope scope, Page<Entry> page, BiFunction<Entry, @Nullable PersonJson, R> json) {
        var names = names(scope, page.items());
        return Items.of(page, entry -> json.apply(entry, PersonJson.of(entry.actor(), names)));
    }

    private <R> R one(Scope scope, Entry entry, BiFunction<Entry, @Nullable PersonJson, R> json) {
        return json.apply(entry, PersonJson.of(entry.actor(), names(scope, List.of(entry))));
    }

    private Map<MembershipId, Member> names(Scope scope, List<Entry> entries) {
        return members.names(
                scope, entries.stream().flatMap(entry -> entry.actor().stream()).toList());
    }

    private static EntryJson entry(Entry entry, @Nullable PersonJson actor) {
        return new EntryJson(entry.id(), entry.kind().code(), entry.at(), actor, entry.payload());
    }

    private static CommentJson comment(Entry entry, @Nullable PersonJson actor) {
        return new CommentJson(
                entry.id(),
                String.valueOf(entry.payload().get("text")),
                entry.at(),
                actor,
                Boolean.TRUE.equals(entry.payload().get("edited")));
    }

    private static CallJson call(Entry entry, @Nullable PersonJson actor) {
        return new CallJson(
                entry.id(),
                String.valueOf(entry.payload().get("result")),
                String.valueOf(entry.payload().getOrDefault("note", "")),
                entry.at(),
                actor);
    }
}
