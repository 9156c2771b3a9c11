package io.kabinet.visitors.identification;

import static io.kabinet.visitors.jooq.Tables.CONNECTOR;
import static io.kabinet.visitors.jooq.Tables.VISITOR;
import static io.kabinet.visitors.jooq.Tables.VISITOR_LINK;

import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.timeline.Card;
import io.kabinet.timeline.EntryKind;
import io.kabinet.timeline.Timeline;
import io.kabinet.visitors.ConnectorKind;
import io.kabinet.visitors.jooq.tables.records.ConnectorRecord;
import io.kabinet.visitors.jooq.tables.records.IdentificationRecord;
import io.kabinet.visitors.jooq.tables.records.VisitorRecord;
import io.kabinet.visitors.projection.Figure;
import io.kabinet.visitors.projection.SecondPerson;
import io.kabinet.visitors.projection.Totals;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Links a visitor to an identification, shows the contact on the visitor, counts it and writes it down. */
@Component
class Linking {

    private final DSLContext sql;
    private final Timeline timeline;
    private final SecondPerson secondPerson;

    Linking(DSLContext sql, Timeline timeline, SecondPerson secondPerson) {
        this.sql = sql;
        this.timeline = timeline;
        this.secondPerson = secondPerson;
    }

    Origin origin(UUID connector) {
        return sql.selectFrom(CONNECTOR).where(CONNECTOR.ID.eq(connector)).fetchSingle(Linking::origin);
    }

    void link(
            OrganizationId organization,
            VisitorRecord known,
            Contact contact,
            Identifications.Found found,
            Origin origin,
            Instant at,
            String form,
            ZoneId zone) {
        var visitor = contact.phone()
                .map(phone -> secondPerson.whoHas(phone, known, at, zone))
                .orElse(known);
        boolean first = enter(organization, visitor, found.identification(), origin, form);
        if (found.isHeld()) {
            if (visitor.getIdentificationId() == null) {
                show(visitor, found.identification(), origin.identifiedBy(contact), at, true);
            }
            return;
        }
        if (found.opened()) {
            open(organization, found.identification(), found.charged(), zone);
            return;
        }
        var totals = new Totals(organization.value(), zone);
        if (replaces(visitor, contact)) {
            uncount(totals, visitor);
            show(visitor, found.identification(), origin.identifiedBy(contact), at, false);
            count(totals, visitor);
        } else {
            complete(visitor, contact);
        }
        totals.save(sql);
        if (first) {
            tell(organization, visitor, contact, found.charged(), origin, form);
        }
    }

    /** Shows what was held on every visitor that waits for it. */
    void open(OrganizationId organization, IdentificationRecord identification, boolean charged, ZoneId zone) {
        var totals = new Totals(organization.value(), zone);
        var contact = contactOf(identification);
        var now = Instant.now();
        for (var linked : linked(identification)) {
            var visitor = linked.visitor;
            if (replaces(visitor, contact)) {
                uncount(totals, visitor);
                show(visitor, identification, linked.origin.identifiedBy(contact), now, false);
                count(totals, visitor);
                tell(organization, visitor, contact, charged, linked.origin, linked.form);
            }
        }
        totals.save(sql);
    }

    private record Linked(VisitorRecord visitor, Origin origin, String form) {}

    private List<Linked> linked(IdentificationRecord identification) {
        return sql.select(VISITOR, CONNECTOR, VISITOR_LINK)
                .from(VISITOR_LINK)
                .join(VISITOR)
                .on(VISITOR.ID.eq(VISITOR_LINK.VISITOR_ID))
                .join(CONNECTOR)
                .on(CONNECTOR.ID.eq(VISITOR_LINK.CONNECTOR_ID))
                .where(VISITOR_LINK.IDENTIFICATION_ID.eq(identification.getId()))
                .orderBy(VISITOR.ID)
                .forNoKeyUpdate()
                .of(VISITOR)
                .fetch(row -> new Linked(
                        row.value1(),
                        origin(row.value2()),
                        Optional.ofNullable(row.value3().getForm()).orElse("")));
    }

    private boolean enter(
            OrganizationId organization,
            VisitorRecord visitor,
            IdentificationRecord identification,
            Origin origin,
            String form) {
        return sql.insertInto(VISITOR_LINK)
                        .set(VISITOR_LINK.VISITOR_ID, visitor.getId())
                        .set(VISITOR_LINK.IDENTIFICATION_ID, identification.getId())
                        .set(VISITOR_LINK.ORGANIZATION_ID, organization.value())
                        .set(VISITOR_LINK.CONNECTOR_ID, origin.connector())
                        .set(VISITOR_LINK.CONSENT_ID, visitor.getIdentificationConsentId())
                        .set(VISITOR_LINK.FORM, form.isEmpty() ? null : form)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    /** A phone replaces what is no phone, and what can be seen replaces what is held. */
    private static boolean replaces(VisitorRecord visitor, Contact contact) {
        return visitor.getIdentificationId() == null
                || visitor.getContactHeld()
                || (visitor.getPhone() == null && contact.phone().isPresent());
    }

    private void show(
            VisitorRecord visitor, IdentificationRecord identification, String identifiedBy, Instant at, boolean held) {
        visitor.setIdentificationId(identification.getId());
        visitor.setIdentifiedBy(identifiedBy);
        visitor.setIdentifiedAt(Identifications.utc(at));
        visitor.setContactHeld(held);
        visitor.setPhone(identification.getPhone());
        visitor.setEmail(identification.getEmail() == null ? visitor.getEmail() : identification.getEmail());
        visitor.setCompany(identification.getCompany() == null ? visitor.getCompany() : identification.getCompany());
        visitor.setName(identification.getName() == null ? visitor.getName() : identification.getName());
        save(visitor);
    }

    private void complete(VisitorRecord visitor, Contact contact) {
        if (visitor.getEmail() == null) {
            visitor.setEmail(contact.email().orElse(null));
        }
        if (visitor.getCompany() == null) {
            visitor.setCompany(contact.company().orElse(null));
        }
        if (visitor.getName() == null) {
            visitor.setName(contact.name().orElse(null));
        }
        if (visitor.modified()) {
            save(visitor);
        }
    }

    private void save(VisitorRecord visitor) {
        visitor.update();
        sql.execute("UPDATE visitors.visitor SET change = pg_current_xact_id() WHERE id = ?", visitor.getId());
    }

    private static void count(Totals totals, VisitorRecord visitor) {
        add(totals, visitor, 1);
    }

    /** What was counted when the visitor was known less well. */
    private static void uncount(Totals totals, VisitorRecord visitor) {
        if (visitor.getIdentificationId() != null && !visitor.getContactHeld()) {
            add(totals, visitor, -1);
        }
    }

    private static void add(Totals totals, VisitorRecord visitor, int amount) {
        var at = visitor.getIdentifiedAt().toInstant();
        if (visitor.getPhone() != null) {
            var figure = visitor.getIdentifiedBy().equals("FORM") ? Figure.FORM_NUMBERS : Figure.NUMBERS;
            totals.add(visitor.getSiteId(), figure, at, amount);
        } else if (visitor.getCompany() != null) {
            totals.add(visitor.getSiteId(), Figure.COMPANIES, at, amount);
        }
    }

    private void tell(
            OrganizationId organization,
            VisitorRecord visitor,
            Contact contact,
            boolean charged,
            Origin origin,
            String form) {
        timeline.appendBySystem(
                organization,
                Card.visitor(visitor.getId()),
                EntryKind.IDENTIFIED,
                Map.of(
                        "connector",
                        origin.identifiedBy(contact).toLowerCase(Locale.ROOT),
                        "contact",
                        contact.display(),
                        "form",
                        form,
                        "charged",
                        charged),
                Instant.now());
    }

    private static Origin origin(ConnectorRecord row) {
        return new Origin(row.getId(), ConnectorKind.valueOf(row.getKind()), row.getSiteId(), row.getPriceUnits());
    }

    private static Contact contactOf(IdentificationRecord row) {
        return new Contact(
                Optional.ofNullable(row.getPhone()).map(PhoneNumber::new),
                Optional.ofNullable(row.getEmail()),
                Optional.ofNullable(row.getCompany()),
                Optional.ofNullable(row.getName()));
    }
}
