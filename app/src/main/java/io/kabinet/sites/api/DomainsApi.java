package io.kabinet.sites.api;

import io.kabinet.identity.rest.ApiController;
import io.kabinet.identity.rest.Items;
import io.kabinet.identity.rest.Listing;
import io.kabinet.identity.rest.Write;
import io.kabinet.identity.rest.Written;
import io.kabinet.shared.Cursor;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Page;
import io.kabinet.shared.SiteId;
import io.kabinet.sites.ChangeSite;
import io.kabinet.sites.LastEvents;
import io.kabinet.sites.LastEvents.LastEvent;
import io.kabinet.sites.SiteSettings;
import io.kabinet.sites.SiteStatus;
import io.kabinet.sites.SiteView;
import io.kabinet.sites.Sites;
import io.kabinet.sites.Snippet;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The domains of the organization; with {@code organization_id} those of a client. */
@ApiController
class DomainsApi {

    private final Sites sites;
    private final Snippet snippet;
    private final ObjectProvider<LastEvents> events;

    DomainsApi(Sites sites, Snippet snippet, ObjectProvider<LastEvents> events) {
        this.sites = sites;
        this.snippet = snippet;
        this.events = events;
    }

    record NewDomain(Optional<String> host, Optional<OrganizationId> organizationId, Optional<Rules> settings) {}

    record ChangedDomain(Optional<SiteStatus> status, Optional<Rules> settings, Optional<Integer> version) {}

    /** See {@link SiteSettings}; what is left out stays as it is. */
    record Rules(
            Optional<String> scriptPath,
            Optional<String> eventsPath,
            Optional<List<String>> excludedPaths,
            Optional<Boolean> banner,
            Optional<Integer> eventsPerSecond) {

        SiteSettings over(SiteSettings present) {
            return new SiteSettings(
                    scriptPath.orElse(present.scriptPath()),
                    eventsPath.orElse(present.eventsPath()),
                    excludedPaths.orElse(present.excludedPaths()),
                    banner.orElse(present.banner()),
                    eventsPerSecond.orElse(present.eventsPerSecond()));
        }
    }

    record DomainJson(
            UUID id,
            UUID organizationId,
            String host,
            String key,
            String status,
            String snippet,
            @Nullable Instant lastEventAt,
            SiteSettings settings,
            int version,
            Instant createdAt) {}

    @GetMapping("/domains")
    Items<DomainJson> list(
            Scope scope,
            Listing listing,
            @RequestParam(name = "organization_id", required = false) Optional<UUID> organization) {
        var all = organization
                .map(OrganizationId::new)
                .filter(id -> !id.equals(scope.organization()))
                .map(client -> sites.listOf(scope, client))
                .orElseGet(() -> sites.list(scope));
        var after = listing.cursor(1).map(cursor -> cursor.key().getFirst());
        var rows = all.stream()
                .filter(site -> after.isEmpty() || site.id().toString().compareTo(after.get()) > 0)
                .limit(listing.limit() + 1L)
                .toList();
        var page = Page.of(rows, listing.limit(), last -> Cursor.of(last.id().toString()));
        var seen = lastEvents(scope, page.items());
        return Items.of(page, site -> json(site, seen));
    }

    @PostMapping("/domains")
    Written<DomainJson> create(Scope scope, Write<NewDomain> write) {
        if (!scope.can(Capability.DOMAINS_CREATE)) {
            scope.require(Capability.CLIENTS_DOMAINS);
        }
        return write.created(scope, wish -> {
            var host = wish.host().orElse("");
            var settings = wish.settings()
                    .map(rules -> rules.over(SiteSettings.DEFAULT))
                    .orElse(SiteSettings.DEFAULT);
            var client = wish.organizationId().filter(id -> !id.equals(scope.organization()));
            return json(
                    client.isPresent()
                            ? sites.createFor(scope, client.get(), host, settings)
                            : sites.create(scope, host, settings),
                    Map.of());
        });
    }

    @GetMapping("/domains/{id}")
    DomainJson one(Scope scope, @PathVariable UUID id) {
        var site = sites.get(scope, new SiteId(id));
        return json(site, lastEvents(scope, List.of(site)));
    }

    @PatchMapping("/domains/{id}")
    Written<DomainJson> change(Scope scope, @PathVariable UUID id, Write<ChangedDomain> write) {
        var present = sites.changeable(scope, new SiteId(id), Capability.DOMAINS_EDIT);
        return write.changed(scope, wish -> {
            var settings = wish.settings().map(rules -> rules.over(present.settings()));
            var site = sites.change(scope, present.id(), new ChangeSite(wish.status(), settings, wish.version()));
            return json(site, lastEvents(scope, List.of(site)));
        });
    }

    @DeleteMapping("/domains/{id}")
    Written<Void> delete(Scope scope, @PathVariable UUID id, Write<Void> write) {
        var present = sites.changeable(scope, new SiteId(id), Capability.DOMAINS_DELETE);
        return write.done(scope, _ -> sites.delete(scope, present.id()));
    }

    private Map<SiteId, LastEvent> lastEvents(Scope scope, List<SiteView> shown) {
        return shown.isEmpty()
                ? Map.of()
                : events.stream()
                        .findFirst()
                        .map(source -> source.of(
                                scope, shown.stream().map(SiteView::id).toList()))
                        .orElse(Map.of());
    }

    private DomainJson json(SiteView site, Map<SiteId, LastEvent> seen) {
        var last = seen.get(site.id());
        return new DomainJson(
                site.id().value(),
                site.organization().value(),
                site.host(),
                site.key(),
                site.status().code(),
                snippet.tag(site),
                last == null ? null : last.at(),
                site.settings(),
                site.version(),
                site.createdAt());
    }
}
