package io.kabinet.visitors.projection;

import io.kabinet.shared.Ids;
import io.kabinet.visitors.traffic.Browser;
import io.kabinet.visitors.traffic.Sessionizer;
import io.kabinet.visitors.traffic.Source;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A visitor while a batch is projected: what the database knew, and what the batch adds. */
final class VisitorRow {

    final UUID id;
    final UUID site;
    final UUID browserId;
    final int person;
    final Instant since;
    final boolean isNew;

    Instant firstSeenAt;
    Instant lastSeenAt;
    int visits;
    int pages;
    Source firstSource = Source.DIRECT;
    Source lastSource = Source.DIRECT;
    Instant lastVisitAt;
    Browser browser;
    String lastPage = "";
    String lastTitle = "";
    Instant lastPageAt = Instant.EPOCH;

    @Nullable
    UUID identificationConsent;

    @Nullable
    UUID marketingConsent;

    Instant consentAt = Instant.EPOCH;
    boolean touched;

    VisitorRow(
            UUID id, UUID site, UUID browserId, int person, Instant since, boolean isNew, Instant at, Browser browser) {
        this.id = id;
        this.site = site;
        this.browserId = browserId;
        this.person = person;
        this.since = since;
        this.isNew = isNew;
        this.firstSeenAt = at;
        this.lastSeenAt = at;
        this.lastVisitAt = at;
        this.browser = browser;
        this.touched = isNew;
    }

    static VisitorRow made(UUID site, UUID browserId, Instant at, Browser browser) {
        return new VisitorRow(Ids.next(), site, browserId, 1, Instant.EPOCH, true, at, browser);
    }

    void seen(Instant at, Browser with) {
        touched = true;
        if (at.isBefore(firstSeenAt)) {
            firstSeenAt = at;
        }
        if (!at.isBefore(lastSeenAt)) {
            lastSeenAt = at;
            browser = with;
        }
    }

    void viewed(Instant at, String page, String title) {
        if (!at.isBefore(lastPageAt)) {
            lastPageAt = at;
            lastPage = page;
            lastTitle = title;
        }
    }

    /** Counts follow the visits, which late events may have opened, lengthened or joined. */
    void visited(Sessionizer.Outcome visits) {
        this.visits += visits.written().size() - visits.removed().size();
        for (var visit : visits.written()) {
            pages += visit.pages();
            if (!visit.startedAt().isAfter(firstSeenAt)) {
                firstSource = visit.source();
            }
        }
        for (var visit : visits.removed()) {
            pages -= visit.pages();
        }
        var latest = visits.written().getLast();
        boolean lastIsGone =
                visits.removed().stream().anyMatch(visit -> visit.startedAt().equals(lastVisitAt));
        if (isNew || lastIsGone || !latest.startedAt().isBefore(lastVisitAt)) {
            lastVisitAt = latest.startedAt();
            lastSource = latest.source();
        }
    }
}
