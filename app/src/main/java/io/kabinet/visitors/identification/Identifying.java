package io.kabinet.visitors.identification;

import static io.kabinet.visitors.jooq.Tables.IDENTIFICATION_REQUEST;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.selectOne;

import io.kabinet.shared.Ids;
import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Topic;
import io.kabinet.tenancy.Transactions;
import io.kabinet.visitors.jooq.tables.records.VisitorRecord;
import io.kabinet.visitors.projection.Zones;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Identifies one visitor in one short transaction: the visitor locked, consent read again, the request entered once for
 * ever, identification and charge, and the visitor told. Either all of it, or nothing.
 */
@Component
class Identifying {

    private final DSLContext sql;
    private final Transactions transactions;
    private final Identifications identifications;
    private final Linking linking;
    private final Changes changes;
    private final Zones zones;

    Identifying(
            DSLContext sql,
            Transactions transactions,
            Identifications identifications,
            Linking linking,
            Changes changes,
            Zones zones) {
        this.sql = sql;
        this.transactions = transactions;
        this.identifications = identifications;
        this.linking = linking;
        this.changes = changes;
        this.zones = zones;
    }

    /**
     * A partner's notice.
     *
     * @param key the partner's own id of the notice
     * @param browser the visitor's id that the snippet gave
     */
    Result notice(OrganizationId organization, Origin origin, String key, UUID browser, Contact contact, Instant at) {
        var zone = zones.of(organization);
        return transactions.forOrganization(organization, () -> {
            if (isKnown(origin, key)) {
                return Result.DUPLICATE;
            }
            var visitor = Subject.byBrowser(sql, origin.site(), browser);
            if (visitor.isEmpty() || visitor.get().getIdentificationConsentId() == null) {
                return Result.NO_CONSENT;
            }
            var request = enter(organization, origin, key, visitor.get(), at);
            if (request == null) {
                return Result.DUPLICATE;
            }
            var result = identify(organization, origin, visitor.get(), contact, at, "", zone);
            close(request, result);
            return result;
        });
    }

    /** A form that waits. Nothing when somebody else serves it at this moment, or has done so. */
    void form(OrganizationId organization, UUID request) {
        var zone = zones.of(organization);
        transactions.forOrganization(organization, () -> {
            var waiting = sql.selectFrom(IDENTIFICATION_REQUEST)
                    .where(IDENTIFICATION_REQUEST.ID.eq(request), IDENTIFICATION_REQUEST.RESULT.eq("PENDING"))
                    .forUpdate()
                    .skipLocked()
                    .fetchOptional();
            if (waiting.isEmpty()) {
                return;
            }
            var form = waiting.get();
            var contact = Contact.typed(text(form.getPhone()), text(form.getEmail()), text(form.getName()));
            var visitor = Subject.byId(sql, form.getVisitorId());
            if (contact.isEmpty()) {
                close(request, Result.INVALID);
            } else if (visitor.isEmpty() || visitor.get().getIdentificationConsentId() == null) {
                close(request, Result.NO_CONSENT);
            } else {
                var origin = linking.origin(form.getConnectorId());
                close(
                        request,
                        identify(
                                organization,
                                origin,
                                visitor.get(),
                                contact.get(),
                                form.getAt().toInstant(),
                                text(form.getForm()),
                                zone));
            }
        });
    }

    private Result identify(
            OrganizationId organization,
            Origin origin,
            VisitorRecord visitor,
            Contact contact,
            Instant at,
            String form,
            ZoneId zone) {
        var consent = requireNonNull(visitor.getIdentificationConsentId());
        var found = identifications.find(
                organization, contact, origin, consent, zone, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        linking.link(organization, visitor, contact, found, origin, at, form, zone);
        changes.changed(organization, Topic.VISITORS);
        return found.result();
    }

    private boolean isKnown(Origin origin, String key) {
        return sql.fetchExists(selectOne()
                .from(IDENTIFICATION_REQUEST)
                .where(
                        IDENTIFICATION_REQUEST.CONNECTOR_ID.eq(origin.connector()),
                        IDENTIFICATION_REQUEST.REQUEST_KEY.eq(key)));
    }

    /** None when the same notice was entered a moment ago. */
    private @Nullable UUID enter(
            OrganizationId organization, Origin origin, String key, VisitorRecord visitor, Instant at) {
        return sql.insertInto(IDENTIFICATION_REQUEST)
                .set(IDENTIFICATION_REQUEST.ID, Ids.next())
                .set(IDENTIFICATION_REQUEST.ORGANIZATION_ID, organization.value())
                .set(IDENTIFICATION_REQUEST.SITE_ID, origin.site())
                .set(IDENTIFICATION_REQUEST.CONNECTOR_ID, origin.connector())
                .set(IDENTIFICATION_REQUEST.REQUEST_KEY, key)
                .set(IDENTIFICATION_REQUEST.VISITOR_ID, visitor.getId())
                .set(IDENTIFICATION_REQUEST.AT, Identifications.utc(at))
                .onConflictDoNothing()
                .returning(IDENTIFICATION_REQUEST.ID)
                .fetchOne(IDENTIFICATION_REQUEST.ID);
    }

    /** Keeps what became of it, and no longer what was typed: that stands with the identification, or nowhere. */
    private void close(UUID request, Result result) {
        sql.update(IDENTIFICATION_REQUEST)
                .set(IDENTIFICATION_REQUEST.RESULT, result.name())
                .setNull(IDENTIFICATION_REQUEST.PHONE)
                .setNull(IDENTIFICATION_REQUEST.EMAIL)
                .setNull(IDENTIFICATION_REQUEST.NAME)
                .where(IDENTIFICATION_REQUEST.ID.eq(request))
                .execute();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
