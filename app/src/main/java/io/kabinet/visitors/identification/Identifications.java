package io.kabinet.visitors.identification;

import static io.kabinet.visitors.jooq.Tables.IDENTIFICATION;
import static io.kabinet.visitors.jooq.Tables.IDENTIFICATION_RULES;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import io.kabinet.billing.Charge;
import io.kabinet.billing.Ledger;
import io.kabinet.shared.Ids;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.visitors.jooq.tables.records.IdentificationRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * The identifications of an organization: one for each contact, paid for once in each repeat window. Works inside the
 * caller's transaction; two who find the same contact at the same moment wait for each other at its unique key.
 */
@Component
class Identifications {

    static final int REPEAT_WINDOW_DAYS = 30;

    private final DSLContext sql;
    private final Ledger ledger;

    Identifications(DSLContext sql, Ledger ledger) {
        this.sql = sql;
        this.ledger = ledger;
    }

    /**
     * @param result {@code ACCEPTED}, {@code DUPLICATE} or {@code HELD}
     * @param opened whether others wait for it who may see it from now on
     */
    record Found(IdentificationRecord identification, Result result, boolean charged, boolean opened) {
        Found(IdentificationRecord identification, Result result, boolean charged) {
            this(identification, result, charged, false);
        }

        boolean isHeld() {
            return identification.getState().equals("HELD");
        }
    }

    /** The contact's identification, made or met again; charged for when it is due. */
    Found find(OrganizationId organization, Contact contact, Origin origin, UUID consent, ZoneId zone, Instant now) {
        var made = insert(organization, contact, origin, consent, now);
        if (made.isPresent()) {
            return pay(organization, made.get(), 0, origin, zone, now);
        }
        var known = sql.selectFrom(IDENTIFICATION)
                .where(
                        IDENTIFICATION.ORGANIZATION_ID.eq(organization.value()),
                        IDENTIFICATION.CONTACT.eq(contact.key()))
                .forUpdate()
                .fetchSingle();
        complete(known, contact);
        if (known.getState().equals("HELD")) {
            return origin.priceUnits() == 0 ? opened(known, now) : new Found(known, Result.DUPLICATE, false);
        }
        long window = window(organization, known, now);
        return window > known.getWindowNumber()
                ? pay(organization, known, window, origin, zone, now)
                : new Found(known, Result.DUPLICATE, false);
    }

    /** Pays for what was held. Whether that was possible now. */
    boolean release(OrganizationId organization, IdentificationRecord held, ZoneId zone, Instant now) {
        if (isOverLimit(organization, held.getPriceUnits(), zone, now)) {
            return false;
        }
        var charge = ledger.charge(organization, held.getId(), held.getWindowNumber(), held.getPriceUnits());
        if (charge == Charge.INSUFFICIENT) {
            return false;
        }
        held.setState("RELEASED");
        held.setHeldFor(null);
        held.setHeldAt(null);
        held.setChargedAt(utc(now));
        held.update();
        return true;
    }

    private Optional<IdentificationRecord> insert(
            OrganizationId organization, Contact contact, Origin origin, UUID consent, Instant now) {
        return sql.insertInto(IDENTIFICATION)
                .set(IDENTIFICATION.ID, Ids.next())
                .set(IDENTIFICATION.ORGANIZATION_ID, organization.value())
                .set(IDENTIFICATION.CONTACT, contact.key())
                .set(
                        IDENTIFICATION.PHONE,
                        contact.phone().map(PhoneNumber::e164).orElse(null))
                .set(IDENTIFICATION.EMAIL, contact.email().orElse(null))
                .set(IDENTIFICATION.COMPANY, contact.company().orElse(null))
                .set(IDENTIFICATION.NAME, contact.name().orElse(null))
                .set(IDENTIFICATION.CONNECTOR_ID, origin.connector())
                .set(IDENTIFICATION.CONSENT_ID, consent)
                .set(IDENTIFICATION.PRICE_UNITS, origin.priceUnits())
                .set(IDENTIFICATION.STATE, "FOUND")
                .set(IDENTIFICATION.CREATED_AT, utc(now))
                .onConflict(IDENTIFICATION.ORGANIZATION_ID, IDENTIFICATION.CONTACT)
                .doNothing()
                .returning()
                .fetchOptional();
    }

    private Found pay(
            OrganizationId organization,
            IdentificationRecord identification,
            long window,
            Origin origin,
            ZoneId zone,
            Instant now) {
        identification.setWindowNumber(window);
        identification.setPriceUnits(origin.priceUnits());
        boolean overLimit = isOverLimit(organization, origin.priceUnits(), zone, now);
        var charge = overLimit
                ? Charge.INSUFFICIENT
                : ledger.charge(organization, identification.getId(), window, origin.priceUnits());
        if (charge == Charge.INSUFFICIENT) {
            identification.setState("HELD");
            identification.setHeldFor(overLimit ? "LIMIT" : "BALANCE");
            identification.setHeldAt(utc(now));
            identification.update();
            return new Found(identification, Result.HELD, false);
        }
        identification.setChargedAt(origin.priceUnits() == 0 ? null : utc(now));
        identification.update();
        return new Found(identification, Result.ACCEPTED, origin.priceUnits() > 0);
    }

    /** The person gave for nothing what waited to be paid for. */
    private static Found opened(IdentificationRecord held, Instant now) {
        held.setState("RELEASED");
        held.setHeldFor(null);
        held.setHeldAt(null);
        held.setPriceUnits(0);
        held.setChargedAt(utc(now));
        held.update();
        return new Found(held, Result.ACCEPTED, false, true);
    }

    private static void complete(IdentificationRecord known, Contact contact) {
        if (known.getEmail() == null) {
            known.setEmail(contact.email().orElse(null));
        }
        if (known.getCompany() == null) {
            known.setCompany(contact.company().orElse(null));
        }
        if (known.getName() == null) {
            known.setName(contact.name().orElse(null));
        }
        if (known.modified()) {
            known.update();
        }
    }

    private long window(OrganizationId organization, IdentificationRecord known, Instant now) {
        var days = sql.select(IDENTIFICATION_RULES.REPEAT_WINDOW_DAYS)
                .from(IDENTIFICATION_RULES)
                .where(IDENTIFICATION_RULES.ORGANIZATION_ID.eq(organization.value()))
                .fetchOptional(IDENTIFICATION_RULES.REPEAT_WINDOW_DAYS)
                .orElse(REPEAT_WINDOW_DAYS);
        return Duration.between(known.getCreatedAt().toInstant(), now).toDays() / days;
    }

    /** Whether one more of this price would pass what the organization allows itself in a day. */
    private boolean isOverLimit(OrganizationId organization, int units, ZoneId zone, Instant now) {
        if (units == 0) {
            return false;
        }
        var limit = sql.select(IDENTIFICATION_RULES.DAILY_LIMIT)
                .from(IDENTIFICATION_RULES)
                .where(IDENTIFICATION_RULES.ORGANIZATION_ID.eq(organization.value()))
                .fetchOptional(IDENTIFICATION_RULES.DAILY_LIMIT);
        if (limit.isEmpty()) {
            return false;
        }
        var midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        var used = sql.select(coalesce(sum(IDENTIFICATION.PRICE_UNITS), inline(BigDecimal.ZERO)))
                .from(IDENTIFICATION)
                .where(
                        IDENTIFICATION.ORGANIZATION_ID.eq(organization.value()),
                        IDENTIFICATION.CHARGED_AT.ge(utc(midnight)),
                        IDENTIFICATION.PRICE_UNITS.gt(0))
                .fetchSingle()
                .value1()
                .longValue();
        return used + units > limit.get();
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
