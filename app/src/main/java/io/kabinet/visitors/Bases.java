package io.kabinet.visitors;

import static io.kabinet.visitors.jooq.Tables.CONNECTOR;
import static io.kabinet.visitors.jooq.Tables.CONSENT;
import static io.kabinet.visitors.jooq.Tables.IDENTIFICATION;
import static io.kabinet.visitors.jooq.Tables.VISITOR_LINK;

import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** The basis of what is known of a visitor, for its card. */
@Service
public class Bases {

    private final DSLContext sql;
    private final Transactions transactions;
    private final Visitors visitors;

    Bases(DSLContext sql, Transactions transactions, Visitors visitors) {
        this.sql = sql;
        this.transactions = transactions;
        this.visitors = visitors;
    }

    /** Of a visitor who may be seen. */
    public Basis of(Scope scope, UUID id) {
        return transactions.read(scope, () -> {
            var visitor = visitors.find(scope, id);
            return new Basis(obtained(id), consents(visitor.getSiteId(), visitor.getBrowserId()));
        });
    }

    private List<Basis.Obtained> obtained(UUID visitor) {
        return sql.select(
                        CONNECTOR.KIND,
                        CONNECTOR.NAME,
                        VISITOR_LINK.FORM,
                        VISITOR_LINK.LINKED_AT,
                        IDENTIFICATION.PRICE_UNITS)
                .from(VISITOR_LINK)
                .join(CONNECTOR)
                .on(CONNECTOR.ID.eq(VISITOR_LINK.CONNECTOR_ID))
                .join(IDENTIFICATION)
                .on(IDENTIFICATION.ID.eq(VISITOR_LINK.IDENTIFICATION_ID))
                .where(VISITOR_LINK.VISITOR_ID.eq(visitor))
                .orderBy(VISITOR_LINK.LINKED_AT.desc())
                .fetch(row -> new Basis.Obtained(
                        ConnectorKind.valueOf(row.value1()),
                        row.value2(),
                        Optional.ofNullable(row.value3()),
                        row.value4().toInstant(),
                        row.value5()));
    }

    private List<Basis.Consent> consents(UUID site, UUID browser) {
        return sql.select(CONSENT.PURPOSE, CONSENT.GRANTED, CONSENT.TEXT_VERSION, CONSENT.AT, CONSENT.PAGE)
                .distinctOn(CONSENT.PURPOSE)
                .from(CONSENT)
                .where(CONSENT.SITE_ID.eq(site), CONSENT.BROWSER_ID.eq(browser))
                .orderBy(CONSENT.PURPOSE, CONSENT.AT.desc(), CONSENT.ID.desc())
                .fetch(row -> new Basis.Consent(
                        Basis.Purpose.valueOf(row.value1()),
                        row.value2(),
                        row.value3(),
                        row.value4().toInstant(),
                        row.value5()));
    }
}
