package io.kabinet.visitors.projection;

import io.kabinet.collector.ConsentState;
import io.kabinet.collector.Delivery;
import io.kabinet.shared.Ids;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what visitors agreed to and withdrew: a consent event says it at its moment, and so does every request
 * whose state differs from what was known. What is said later in time wins, whichever arrives first.
 */
final class ConsentLedger {

    private enum Purpose {
        ANALYTICS,
        IDENTIFICATION,
        MARKETING
    }

    private final UUID organization;
    private final Rows rows = Rows.of(
            "id uuid",
            "organization_id uuid",
            "site_id uuid",
            "browser_id uuid",
            "purpose text",
            "granted bool",
            "text_version text",
            "at timestamptz",
            "page text",
            "network inet");

    ConsentLedger(UUID organization) {
        this.organization = organization;
    }

    /**
     * @param persons everybody who uses this browser: consent is the browser's
     * @param page where it was said
     * @param event whether a consent event says it, and not merely the state beside other events
     */
    void said(Delivery delivery, List<VisitorRow> persons, Instant at, String page, boolean event) {
        var state = delivery.consent();
        if (persons.isEmpty()) {
            sayFirst(delivery, state, at, page);
            return;
        }
        var known = persons.getFirst();
        boolean first = known.consentAt.equals(Instant.EPOCH);
        boolean same = (known.identificationConsent != null) == state.identification()
                && (known.marketingConsent != null) == state.marketing();
        boolean refusal = event && !state.analytics();
        if (at.isBefore(known.consentAt) || (same && !first && !refusal)) {
            return;
        }
        if (first && state.analytics()) {
            write(delivery, Purpose.ANALYTICS, true, state, at, page);
        }
        var identification = changed(
                known.identificationConsent, state.identification(), Purpose.IDENTIFICATION, delivery, at, page);
        var marketing = changed(known.marketingConsent, state.marketing(), Purpose.MARKETING, delivery, at, page);
        if (!first && !state.analytics()) {
            write(delivery, Purpose.ANALYTICS, false, state, at, page);
        }
        for (VisitorRow person : persons) {
            person.identificationConsent = identification;
            person.marketingConsent = marketing;
            person.consentAt = at;
            person.touched = true;
        }
    }

    void save(DSLContext sql) {
        rows.update(sql, """
                INSERT INTO visitors.consent (id, organization_id, site_id, browser_id, purpose, granted, text_version,
                    at, page, network)
                SELECT id, organization_id, site_id, browser_id, purpose, granted, text_version, at, page, network
                FROM {rows}
                """);
    }

    /** Somebody who is no visitor, for want of consent to analytics. */
    private void sayFirst(Delivery delivery, ConsentState state, Instant at, String page) {
        write(delivery, Purpose.ANALYTICS, state.analytics(), state, at, page);
        if (state.identification()) {
            write(delivery, Purpose.IDENTIFICATION, true, state, at, page);
        }
        if (state.marketing()) {
            write(delivery, Purpose.MARKETING, true, state, at, page);
        }
    }

    private @Nullable UUID changed(
            @Nullable UUID before, boolean granted, Purpose purpose, Delivery delivery, Instant at, String page) {
        if ((before != null) == granted) {
            return before;
        }
        var written = write(delivery, purpose, granted, delivery.consent(), at, page);
        return granted ? written : null;
    }

    private UUID write(
            Delivery delivery, Purpose purpose, boolean granted, ConsentState state, Instant at, String page) {
        var id = Ids.next();
        rows.add(
                id,
                organization,
                delivery.site().value(),
                delivery.visitor(),
                purpose,
                granted,
                state.textVersion(),
                at,
                page,
                truncated(delivery.ip()));
        return id;
    }

    /** IPv4 without its last 8 bits, IPv6 without its last 80. */
    static String truncated(InetAddress address) {
        var bytes = address.getAddress();
        Arrays.fill(bytes, bytes.length == 4 ? 3 : 6, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes).getHostAddress() + (bytes.length == 4 ? "/24" : "/48");
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
