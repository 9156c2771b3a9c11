package io.kabinet.visitors.projection;

import static io.kabinet.visitors.jooq.Tables.SITE_ACTIVITY;

import io.kabinet.shared.SiteId;
import io.kabinet.sites.LastEvents;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What the sites were last heard saying. */
@Component
class HeardSites implements LastEvents {

    private static final Duration RECENT = Duration.ofMinutes(1);

    private final DSLContext sql;
    private final Transactions transactions;

    HeardSites(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public Map<SiteId, LastEvent> of(Scope scope, Collection<SiteId> sites) {
        if (sites.isEmpty()) {
            return Map.of();
        }
        var now = Instant.now();
        return transactions.read(
                scope,
                () -> sql.selectFrom(SITE_ACTIVITY)
                        .where(SITE_ACTIVITY.SITE_ID.in(
                                sites.stream().map(SiteId::value).toList()))
                        .fetchMap(row -> new SiteId(row.getSiteId()), row -> {
                            var at = row.getLastEventAt().toInstant();
                            boolean recent =
                                    row.getMinute().toInstant().plus(RECENT).isAfter(now);
                            return new LastEvent(at, row.getLastPage(), recent ? row.getMinuteEvents() : 0);
                        }));
    }
}
