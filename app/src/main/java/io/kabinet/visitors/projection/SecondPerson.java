package io.kabinet.visitors.projection;

import static io.kabinet.visitors.jooq.Tables.VISIT;
import static io.kabinet.visitors.jooq.Tables.VISITOR;

import io.kabinet.shared.Ids;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.visitors.jooq.tables.records.VisitorRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** A second person in the same browser, known by another phone, is another visitor from then on. */
@Component
public class SecondPerson {

    /** What belongs to the person, not to the browser. */
    private static final List<Field<?>> PERSONAL = List.of(
            VISITOR.IDENTIFICATION_ID,
            VISITOR.IDENTIFIED_BY,
            VISITOR.IDENTIFIED_AT,
            VISITOR.PHONE,
            VISITOR.EMAIL,
            VISITOR.COMPANY,
            VISITOR.NAME,
            VISITOR.STATUS_ID,
            VISITOR.RESPONSIBLE_ID,
            VISITOR.TAKEN_AT,
            VISITOR.OPENED_AT);

    private final DSLContext sql;

    SecondPerson(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * Who of those that use this browser has this phone: the one that is known when no phone is known of them, or another
     * one, who may be new at this moment.
     */
    public VisitorRecord whoHas(PhoneNumber phone, VisitorRecord known, Instant at, ZoneId zone) {
        if (known.getPhone() == null || known.getPhone().equals(phone.e164())) {
            return known;
        }
        var persons = sql.selectFrom(VISITOR)
                .where(VISITOR.SITE_ID.eq(known.getSiteId()), VISITOR.BROWSER_ID.eq(known.getBrowserId()))
                .orderBy(VISITOR.PERSON.desc())
                .forNoKeyUpdate()
                .fetch();
        return persons.stream()
                .filter(person -> phone.e164().equals(person.getPhone()))
                .findFirst()
                .orElseGet(() -> appear(persons.getFirst(), at.truncatedTo(ChronoUnit.MILLIS), zone));
    }

    /** The visits of those before stay as they are; the new one's first visit begins now. */
    private VisitorRecord appear(VisitorRecord before, Instant at, ZoneId zone) {
        var moment = at.atOffset(ZoneOffset.UTC);
        var person = sql.newRecord(VISITOR);
        person.from(before);
        person.setId(Ids.next());
        person.setPerson(before.getPerson() + 1);
        person.setSince(moment);
        person.setFirstSeenAt(moment);
        person.setLastSeenAt(moment);
        person.setLastVisitAt(moment);
        person.setFirstSource(before.getLastSource());
        person.setVisitsCount(1);
        person.setPagesCount(0);
        person.setContactHeld(false);
        PERSONAL.forEach(field -> person.set(field, null));
        person.changed(VISITOR.CHANGE, false);
        person.insert();
        sql.insertInto(VISIT)
                .set(VISIT.SITE_ID, person.getSiteId())
                .set(VISIT.VISITOR_ID, person.getId())
                .set(VISIT.STARTED_AT, moment)
                .set(VISIT.ENDED_AT, moment)
                .set(VISIT.ORGANIZATION_ID, person.getOrganizationId())
                .set(VISIT.PAGES, 0)
                .set(VISIT.SECONDS_VISIBLE, 0)
                .set(VISIT.SOURCE, person.getLastSource())
                .set(VISIT.SOURCED_AT, moment)
                .execute();
        var totals = new Totals(person.getOrganizationId(), zone);
        totals.add(person.getSiteId(), Figure.VISITS, at, 1);
        var days = new VisitorDays();
        days.add(person.getSiteId(), person.getId(), totals.dayOf(at));
        days.save(sql, person.getOrganizationId(), totals);
        totals.save(sql);
        return person;
    }
}
