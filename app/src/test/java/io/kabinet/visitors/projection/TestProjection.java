package io.kabinet.visitors.projection;

import io.kabinet.collector.CollectorId;
import io.kabinet.collector.Entry;
import io.kabinet.collector.Offset;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Transactions;
import java.util.ArrayList;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Projects requests at once, without a collector: for tests of what comes after. */
@Component
public class TestProjection {

    private final BatchProjection batches;
    private final ProjectionPosition position;

    TestProjection(DSLContext sql, Transactions transactions, Changes changes, Zones zones) {
        this.batches = new BatchProjection(sql, transactions, changes, zones::of, (_, _) -> false);
        this.position = new ProjectionPosition(sql, transactions);
    }

    /** Each call is a log of its own. */
    public void project(Traffic.Request... requests) {
        var collector = new CollectorId(UUID.randomUUID());
        var holder = UUID.randomUUID();
        var start = position.lease(collector, holder, Offset.START).orElseThrow();
        var entries = new ArrayList<Entry>();
        for (Traffic.Request request : requests) {
            entries.add(request.at(start.plus(entries.size() * 100L)));
        }
        var unused = batches.project(collector, holder, start, entries, start.plus(entries.size() * 100L));
    }
}
