package io.kabinet.visitors;

import static io.kabinet.visitors.jooq.Tables.CONSENT;
import static io.kabinet.visitors.jooq.Tables.EVENT;
import static io.kabinet.visitors.jooq.Tables.VISIT;

import io.kabinet.tenancy.Scope;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.CardKind;
import io.kabinet.timeline.Entry;
import io.kabinet.timeline.EntryKind;
import io.kabinet.timeline.TimelineSource;
import io.kabinet.visitors.jooq.tables.records.VisitRecord;
import io.kabinet.visitors.jooq.tables.records.VisitorRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Visits with their pages, and consent, as entries of a visitor's timeline: read from the rows that hold them anyway. */
@Component
class VisitorHistory implements TimelineSource {

    private static final int MOST_PAGES = 12;

    private final DSLContext sql;
    private final Visitors visitors;

    VisitorHistory(DSLContext sql, Visitors visitors) {
        this.sql = sql;
        this.visitors = visitors;
    }

    @Override
    public CardKind kind() {
        return CardKind.VISITOR;
    }

    @Override
    public List<Entry> entries(Scope scope, UUID card, Optional<Entry.Place> below, int limit) {
        var visitor = visitors.find(scope, card);
        var entries = new ArrayList<>(visits(visitor, below, limit));
        entries.addAll(consents(visitor, below, limit));
        return entries.stream().sorted(Entry.NEWEST_FIRST).limit(limit).toList();
    }

    private List<Entry> visits(VisitorRecord visitor, Optional<Entry.Place> below, int limit) {
        var visits = sql.selectFrom(VISIT)
                .where(
                        VISIT.SITE_ID.eq(visitor.getSiteId()),
                        VISIT.VISITOR_ID.eq(visitor.getId()),
                        notAbove(VISIT.STARTED_AT, below))
                .orderBy(VISIT.STARTED_AT.desc())
                .limit(limit + 1)
                .fetch();
        if (visits.isEmpty()) {
            return List.of();
        }
        var pages = pages(visitor, visits);
        return visits.stream()
                .map(visit -> entry(visitor, visit, pages))
                .filter(entry -> isBelow(entry, below))
                .toList();
    }

    /** The pages of all these visits in one query, by the moment of the view. */
    private TreeMap<Instant, String> pages(VisitorRecord visitor, List<VisitRecord> visits) {
        var pages = new TreeMap<Instant, String>();
        sql.select(EVENT.AT, EVENT.PAGE, EVENT.TITLE)
                .from(EVENT)
                .where(
                        EVENT.SITE_ID.eq(visitor.getSiteId()),
                        EVENT.VISITOR_ID.eq(visitor.getId()),
                        EVENT.TYPE.eq("page_view"),
                        EVENT.AT.between(
                                visits.getLast().getStartedAt(),
                                visits.getFirst().getEndedAt()))
                .orderBy(EVENT.AT.desc())
                .limit(MOST_PAGES * visits.size())
                .forEach(row -> pages.put(
                        row.value1().toInstant(),
                        row.value3() == null || row.value3().isBlank() ? row.value2() : row.value3()));
        return pages;
    }

    private static Entry entry(VisitorRecord visitor, VisitRecord visit, TreeMap<Instant, String> pages) {
        var started = visit.getStartedAt().toInstant();
        var ended = visit.getEndedAt().toInstant();
        var path = new ArrayList<String>();
        for (String page : pages.subMap(started, true, ended, true).values()) {
            if ((path.isEmpty() || !path.getLast().equals(page)) && path.size() < MOST_PAGES) {
                path.add(page);
            }
        }
        var payload = new HashMap<String, Object>();
        payload.put("pages", visit.getPages());
        payload.put("seconds", Duration.between(started, ended).toSeconds());
        payload.put("path", path);
        payload.put("first", visit.getStartedAt().isEqual(visitor.getFirstSeenAt()));
        return new Entry(
                id("visit", visitor.getId(), started),
                Card.visitor(visitor.getId()),
                started,
                Optional.empty(),
                EntryKind.VISIT,
                payload);
    }

    /** What was said at one moment is one entry. */
    private List<Entry> consents(VisitorRecord visitor, Optional<Entry.Place> below, int limit) {
        record Said(Instant at, boolean granted, String textVersion) {}
        var said = new TreeMap<Instant, Map<Said, List<String>>>(java.util.Comparator.reverseOrder());
        sql.selectFrom(CONSENT)
                .where(
                        CONSENT.SITE_ID.eq(visitor.getSiteId()),
                        CONSENT.BROWSER_ID.eq(visitor.getBrowserId()),
                        notAbove(CONSENT.AT, below))
                .orderBy(CONSENT.AT.desc(), CONSENT.ID.desc())
                .limit(3 * (limit + 1))
                .forEach(row -> said.computeIfAbsent(row.getAt().toInstant(), _ -> new HashMap<>())
                        .computeIfAbsent(
                                new Said(row.getAt().toInstant(), row.getGranted(), row.getTextVersion()),
                                _ -> new ArrayList<>())
                        .add(row.getPurpose()));
        return said.values().stream()
                .flatMap(group -> group.entrySet().stream())
                .map(group -> new Entry(
                        id("consent" + group.getKey().granted, visitor.getId(), group.getKey().at),
                        Card.visitor(visitor.getId()),
                        group.getKey().at,
                        Optional.empty(),
                        EntryKind.CONSENT,
                        Map.of(
                                "granted",
                                group.getKey().granted,
                                "purposes",
                                group.getValue().stream().sorted().toList(),
                                "text_version",
                                group.getKey().textVersion)))
                .filter(entry -> isBelow(entry, below))
                .toList();
    }

    private static Condition notAbove(Field<OffsetDateTime> at, Optional<Entry.Place> below) {
        return below.map(place -> at.le(place.at().atOffset(ZoneOffset.UTC))).orElse(DSL.noCondition());
    }

    private static boolean isBelow(Entry entry, Optional<Entry.Place> below) {
        return below.isEmpty()
                || entry.at().isBefore(below.get().at())
                || (entry.at().equals(below.get().at())
                        && entry.id().toString().compareTo(below.get().id().toString()) < 0);
    }

    /** The same for the same row, each time it is read. */
    private static UUID id(String kind, UUID visitor, Instant at) {
        return UUID.nameUUIDFromBytes("%s %s %s".formatted(kind, visitor, at).getBytes(StandardCharsets.UTF_8));
    }
}
