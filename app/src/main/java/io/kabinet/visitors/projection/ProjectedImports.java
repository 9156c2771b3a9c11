package io.kabinet.visitors.projection;

import static io.kabinet.visitors.jooq.Tables.IMPORT_DROP;
import static io.kabinet.visitors.jooq.Tables.IMPORT_RUN;

import io.kabinet.collector.ImportOutcomes;
import io.kabinet.tenancy.Transactions;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What became of imports. */
@Component
class ProjectedImports implements ImportOutcomes {

    private final DSLContext sql;
    private final Transactions transactions;

    ProjectedImports(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public Outcome of(UUID importId) {
        return transactions.withoutOrganization(() -> {
            var run = sql.fetchOptional(IMPORT_RUN, IMPORT_RUN.ID.eq(importId));
            var dropped = sql.selectFrom(IMPORT_DROP)
                    .where(IMPORT_DROP.IMPORT_ID.eq(importId))
                    .fetchMap(IMPORT_DROP.REASON, IMPORT_DROP.EVENTS);
            var reach = sql.fetchSingle("SELECT visits, visitors FROM visitors.import_reach(?)", importId);
            return new Outcome(
                    run.map(row -> row.getAccepted()).orElse(0L),
                    run.map(row -> row.getRepeated()).orElse(0L),
                    dropped,
                    reach.get("visits", Long.class),
                    reach.get("visitors", Long.class));
        });
    }
}
