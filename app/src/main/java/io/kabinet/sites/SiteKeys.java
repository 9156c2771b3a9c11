package io.kabinet.sites;

import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.SiteId;
import io.kabinet.tenancy.Transactions;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys that the collector accepts, of all organizations: active sites only. Read through two reviewed functions of
 * the database, since no organization asks.
 */
@Component
public class SiteKeys {

    private final DSLContext sql;
    private final Transactions transactions;
    private final JsonMapper json;

    SiteKeys(DSLContext sql, Transactions transactions, JsonMapper json) {
        this.sql = sql;
        this.transactions = transactions;
        this.json = json;
    }

    /** Every key, for the copy that the collector keeps beside its segments. */
    public List<SiteKey> all() {
        return transactions.withoutOrganization(
                () -> sql.fetch("SELECT * FROM sites.collector_keys()").map(this::siteKey));
    }

    /** One key, for events of a site that was made a moment ago. Empty when unknown, paused or deleted. */
    public Optional<SiteKey> find(String key) {
        return transactions.withoutOrganization(() ->
                sql.fetchOptional("SELECT * FROM sites.collector_key(?)", key).map(this::siteKey));
    }

    private SiteKey siteKey(Record row) {
        return new SiteKey(
                row.get("key", String.class),
                new SiteId(row.get("site_id", java.util.UUID.class)),
                new OrganizationId(row.get("organization_id", java.util.UUID.class)),
                row.get("host", String.class),
                json.readValue(row.get("settings", JSONB.class).data(), SiteSettings.class));
    }
}
