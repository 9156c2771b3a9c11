package io.kabinet.visitors.identification;

import static io.kabinet.visitors.jooq.Tables.VISITOR;

import io.kabinet.visitors.jooq.tables.records.VisitorRecord;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Finds and locks the visitor in question. Its row is locked before any identification, by everybody. */
final class Subject {

    private Subject() {}

    static Optional<VisitorRecord> byId(DSLContext sql, UUID visitor) {
        return sql.selectFrom(VISITOR)
                .where(VISITOR.ID.eq(visitor))
                .forNoKeyUpdate()
                .fetchOptional();
    }

    /** Who uses the browser now. */
    static Optional<VisitorRecord> byBrowser(DSLContext sql, UUID site, UUID browser) {
        return sql.selectFrom(VISITOR)
                .where(VISITOR.SITE_ID.eq(site), VISITOR.BROWSER_ID.eq(browser))
                .orderBy(VISITOR.PERSON.desc())
                .limit(1)
                .forNoKeyUpdate()
                .fetchOptional();
    }
}
