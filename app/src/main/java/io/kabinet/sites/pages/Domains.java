package io.kabinet.sites.pages;

import io.kabinet.shared.SiteId;
import io.kabinet.sites.LastEvents;
import io.kabinet.sites.LastEvents.LastEvent;
import io.kabinet.sites.SiteView;
import io.kabinet.sites.Sites;
import io.kabinet.tenancy.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reads sites together with their last events: two statements for a whole list. */
@Component
class Domains {

    private final Sites sites;
    private final ObjectProvider<LastEvents> events;

    Domains(Sites sites, ObjectProvider<LastEvents> events) {
        this.sites = sites;
        this.events = events;
    }

    List<Domain> list(Scope scope) {
        return seen(scope, sites.list(scope));
    }

    Domain get(Scope scope, SiteId id) {
        return seen(scope, List.of(sites.get(scope, id))).getFirst();
    }

    private List<Domain> seen(Scope scope, List<SiteView> found) {
        Map<SiteId, LastEvent> last = found.isEmpty()
                ? Map.of()
                : events.stream()
                        .findFirst()
                        .map(source -> source.of(
                                scope, found.stream().map(SiteView::id).toList()))
                        .orElse(Map.of());
        var now = Instant.now();
        return found.stream()
                .map(site -> {
                    var event = Optional.ofNullable(last.get(site.id()));
                    return new Domain(site, event, CodeState.of(site.status(), event, now));
                })
                .toList();
    }
}
