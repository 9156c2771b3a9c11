package io.kabinet.visitors.projection;

import io.kabinet.collector.Delivery;
import io.kabinet.collector.Event;
import io.kabinet.visitors.traffic.Browser;
import io.kabinet.visitors.traffic.Hit;
import io.kabinet.visitors.traffic.Sessionizer;
import io.kabinet.visitors.traffic.SourceClassifier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jooq.DSLContext;

/**
 * The part of a batch that belongs to one organization. Reads what the database knows of the browsers in question, works
 * out what the events add to it, and writes that: about a dozen statements, however many events there are.
 */
final class OrganizationProjection {

    private static final int LONGEST_TITLE = 300;

    /** An event that the database knows: of which visitor, and when. */
    private record Known(Arrival.Key key, Optional<UUID> visitor, Instant at) {}

    private record Placed(Arrival arrival, VisitorRow visitor) {}

    private final DSLContext sql;
    private final UUID organization;
    private final ImportTally imports;
    private final Sorting sorting;
    private final Totals totals;
    private final VisitorDays days = new VisitorDays();
    private final ConsentLedger consents;
    private final FormRequests forms;
    private final Map<String, Browser> browsers = new HashMap<>();

    OrganizationProjection(
            DSLContext sql, UUID organization, ZoneId zone, BiPredicate<UUID, String> excluded, ImportTally imports) {
        this.sql = sql;
        this.organization = organization;
        this.imports = imports;
        this.sorting = new Sorting(excluded);
        this.totals = new Totals(organization, zone);
        this.consents = new ConsentLedger(organization);
        this.forms = new FormRequests(organization);
    }

    /** What others want to know afterwards. */
    record Effect(boolean visitorsChanged, boolean formsLeft) {}

    Effect project(List<Delivery> deliveries) {
        deliveries.forEach(sorting::sort);
        saveDropped();
        var known = known(sorting.arrivals());
        var fresh = sorting.arrivals().stream()
                .filter(arrival -> !known.containsKey(arrival.key()))
                .toList();
        countRepetitions(known);
        if (fresh.isEmpty()) {
            return new Effect(false, false);
        }
        var visitors =
                KnownVisitors.load(sql, fresh.stream().map(Arrival::browser).toList());
        var placed = place(fresh, visitors);
        visit(placed);
        agree(fresh, visitors);
        save(visitors, fresh, placed);
        return new Effect(!placed.isEmpty(), !forms.isEmpty());
    }

    private Map<Arrival.Key, Known> known(Collection<Arrival> arrivals) {
        var keys = Rows.of("site_id uuid", "id uuid");
        arrivals.forEach(arrival -> keys.add(arrival.key().site(), arrival.key().id()));
        var known = new HashMap<Arrival.Key, Known>();
        keys.query(
                        sql,
                        "SELECT e.site_id, e.id, e.visitor_id, e.at FROM {rows} JOIN visitors.event e USING (site_id, id)",
                        row -> new Known(
                                new Arrival.Key(KnownVisitors.uuid(row, "site_id"), KnownVisitors.uuid(row, "id")),
                                Optional.ofNullable(row.getObject("visitor_id", UUID.class)),
                                KnownVisitors.instant(row, "at")))
                .forEach(event -> known.put(event.key, event));
        return known;
    }

    private void countRepetitions(Map<Arrival.Key, Known> known) {
        for (Arrival arrival : sorting.repeated()) {
            arrival.delivery().importId().ifPresent(imports::repeated);
        }
        for (Arrival arrival : sorting.arrivals()) {
            var event = known.get(arrival.key());
            if (event != null && arrival.delivery().importId().isPresent()) {
                var importId = arrival.delivery().importId().get();
                imports.repeated(importId);
                event.visitor.ifPresent(
                        visitor -> imports.stands(importId, organization, event.key.site(), visitor, event.at));
            }
        }
    }

    /** Gives every event but consent its visitor, and tells the visitor of it. In the order of time. */
    private List<Placed> place(List<Arrival> fresh, KnownVisitors visitors) {
        var placed = new ArrayList<Placed>(fresh.size());
        for (Arrival arrival :
                fresh.stream().sorted(Comparator.comparing(Arrival::at)).toList()) {
            if (arrival.event() instanceof Event.ConsentChange) {
                continue;
            }
            var browser = browsers.computeIfAbsent(arrival.delivery().userAgent(), Browser::of);
            var visitor = visitors.at(arrival.browser(), arrival.at(), browser);
            visitor.seen(arrival.at(), browser);
            switch (arrival.event()) {
                case Event.PageView view -> {
                    visitor.viewed(arrival.at(), arrival.page().path(), title(view));
                    totals.add(visitor.site, Figure.PAGE_VIEWS, arrival.at(), 1);
                }
                case Event.Form form -> forms.add(visitor, form, arrival.at());
                case Event.Engagement _, Event.ContactClick _, Event.ConsentChange _ -> {}
            }
            days.add(visitor.site, visitor.id, totals.dayOf(arrival.at()));
            arrival.delivery().importId().ifPresent(importId -> {
                imports.accepted(importId);
                imports.stands(importId, organization, visitor.site, visitor.id, arrival.at());
            });
            placed.add(new Placed(arrival, visitor));
        }
        return placed;
    }

    private void visit(List<Placed> placed) {
        var byVisitor = new LinkedHashMap<VisitorRow, List<Placed>>();
        placed.forEach(event ->
                byVisitor.computeIfAbsent(event.visitor, _ -> new ArrayList<>()).add(event));
        var visits = KnownVisits.load(
                sql,
                byVisitor.entrySet().stream()
                        .map(entry -> new KnownVisits.Stretch(
                                entry.getKey(),
                                entry.getValue().getFirst().arrival.at(),
                                entry.getValue().getLast().arrival.at()))::iterator);
        byVisitor.forEach((visitor, events) -> {
            var outcome = Sessionizer.join(
                    visits.of(visitor),
                    events.stream().map(event -> hit(event.arrival)).toList());
            visits.change(organization, visitor, outcome);
            visitor.visited(outcome);
            outcome.removed().forEach(visit -> totals.add(visitor.site, Figure.VISITS, visit.startedAt(), -1));
            outcome.written().forEach(visit -> totals.add(visitor.site, Figure.VISITS, visit.startedAt(), 1));
        });
        visits.save(sql);
    }

    private static Hit hit(Arrival arrival) {
        return switch (arrival.event()) {
            case Event.PageView view ->
                new Hit(arrival.at(), 1, 0, Optional.of(SourceClassifier.classify(arrival.page(), view.referrer())));
            case Event.Engagement engagement -> new Hit(arrival.at(), 0, engagement.seconds(), Optional.empty());
            case Event.ContactClick _, Event.Form _, Event.ConsentChange _ ->
                new Hit(arrival.at(), 0, 0, Optional.empty());
        };
    }

    /** Consent events first, each at its moment; then the state that came beside other events, at the last of them. */
    private void agree(List<Arrival> fresh, KnownVisitors visitors) {
        var last = new LinkedHashMap<Delivery, Arrival>(fresh.size() * 2);
        for (Arrival arrival : fresh) {
            var delivery = arrival.delivery();
            if (delivery.importId().isPresent()) {
                continue;
            }
            if (arrival.event() instanceof Event.ConsentChange) {
                consents.said(
                        delivery,
                        visitors.of(arrival.browser()),
                        arrival.at(),
                        arrival.page().path(),
                        true);
            } else {
                last.merge(delivery, arrival, (one, other) -> other.at().isAfter(one.at()) ? other : one);
            }
        }
        last.forEach((delivery, arrival) -> consents.said(
                delivery,
                visitors.of(arrival.browser()),
                arrival.at(),
                arrival.page().path(),
                false));
    }

    private void save(KnownVisitors visitors, List<Arrival> fresh, List<Placed> placed) {
        visitors.save(sql, organization);
        consents.save(sql);
        saveEvents(fresh, placed);
        days.save(sql, organization, totals);
        totals.save(sql);
        forms.save(sql);
        SiteActivity.save(sql, organization, fresh);
    }

    private void saveEvents(List<Arrival> fresh, List<Placed> placed) {
        var visitors = new HashMap<Arrival.Key, UUID>();
        placed.forEach(event -> visitors.put(event.arrival.key(), event.visitor.id));
        var rows = Rows.of(
                "site_id uuid",
                "id uuid",
                "organization_id uuid",
                "visitor_id uuid",
                "at timestamptz",
                "type text",
                "page text",
                "title text",
                "detail text",
                "amount int4");
        for (Arrival arrival : fresh) {
            var key = arrival.key();
            var visitor = visitors.get(key);
            var page = arrival.page().path();
            switch (arrival.event()) {
                case Event.PageView view ->
                    rows.add(
                            key.site(),
                            key.id(),
                            organization,
                            visitor,
                            arrival.at(),
                            "page_view",
                            page,
                            title(view),
                            null,
                            null);
                case Event.Engagement engagement ->
                    rows.add(
                            key.site(),
                            key.id(),
                            organization,
                            visitor,
                            arrival.at(),
                            "engagement",
                            page,
                            null,
                            null,
                            engagement.seconds());
                case Event.ContactClick click ->
                    rows.add(
                            key.site(),
                            key.id(),
                            organization,
                            visitor,
                            arrival.at(),
                            "contact_click",
                            page,
                            null,
                            click.kind().name(),
                            null);
                case Event.Form form ->
                    rows.add(
                            key.site(),
                            key.id(),
                            organization,
                            visitor,
                            arrival.at(),
                            "form",
                            page,
                            null,
                            form.form(),
                            null);
                case Event.ConsentChange _ ->
                    rows.add(key.site(), key.id(), organization, null, arrival.at(), "consent", page, null, null, null);
            }
        }
        rows.update(sql, """
                INSERT INTO visitors.event (site_id, id, organization_id, visitor_id, at, type, page, title, detail, amount)
                SELECT site_id, id, organization_id, visitor_id, at, type, page, title, detail, amount FROM {rows}
                """);
    }

    private void saveDropped() {
        var counts = new TreeMap<String, Long>();
        var rows = Rows.of("organization_id uuid", "day date", "site_id uuid", "reason text", "events int8");
        sorting.dropped()
                .forEach((delivery, reasons) -> reasons.forEach((reason, events) -> {
                    delivery.importId().ifPresent(importId -> imports.dropped(importId, reason, events));
                    counts.merge(
                            "%s %s %s".formatted(totals.dayOf(delivery.receivedAt()), delivery.site(), reason.code()),
                            (long) events,
                            Long::sum);
                }));
        counts.forEach((key, events) -> {
            var parts = key.split(" ");
            rows.add(organization, parts[0], UUID.fromString(parts[1]), parts[2], events);
        });
        rows.update(sql, """
                INSERT INTO visitors.dropped_total AS t (organization_id, day, site_id, reason, events)
                SELECT organization_id, day, site_id, reason, events FROM {rows}
                ON CONFLICT (organization_id, day, site_id, reason) DO UPDATE SET events = t.events + excluded.events
                """);
    }

    private static String title(Event.PageView view) {
        return view.title().length() > LONGEST_TITLE ? view.title().substring(0, LONGEST_TITLE) : view.title();
    }
}
