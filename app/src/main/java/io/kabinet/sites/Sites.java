package io.kabinet.sites;

import static io.kabinet.sites.jooq.Tables.SITE;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import io.kabinet.shared.SiteId;
import io.kabinet.sites.jooq.tables.records.SiteRecord;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Topic;
import io.kabinet.tenancy.Transactions;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** The sites of an organization («домены»), and those that a representation makes for its clients. */
@Service
public class Sites {

    private final DSLContext sql;
    private final Transactions transactions;
    private final Changes changes;
    private final JsonMapper json;

    Sites(DSLContext sql, Transactions transactions, Changes changes, JsonMapper json) {
        this.sql = sql;
        this.transactions = transactions;
        this.changes = changes;
        this.json = json;
    }

    /** The organization's own sites, in the order in which they were made; deleted ones are not there. */
    public List<SiteView> list(Scope scope) {
        scope.require(Capability.DOMAINS_LIST);
        return read(scope, SITE.ORGANIZATION_ID.eq(scope.organization().value()));
    }

    /** The sites of a client, for its representation: host, key and state, nothing behind them. */
    public List<SiteView> listOf(Scope scope, OrganizationId client) {
        scope.require(Capability.CLIENTS_DOMAINS);
        return read(scope, SITE.ORGANIZATION_ID.eq(client.value()).and(isChild(client)));
    }

    /**
     * One site: an own one, or one of a client.
     *
     * @throws Refused with {@code NOT_FOUND}
     */
    public SiteView get(Scope scope, SiteId id) {
        return read(scope, SITE.ID.eq(id.value())).stream()
                .filter(site -> maySee(scope, site))
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    /**
     * One site that this member may change in this way: an own one. Seen and not changeable is {@code FORBIDDEN}, not seen
     * {@code NOT_FOUND}.
     */
    public SiteView changeable(Scope scope, SiteId id, Capability capability) {
        var site = get(scope, id);
        scope.require(capability);
        if (!site.organization().equals(scope.organization())) {
            throw Refused.forbidden();
        }
        return site;
    }

    /** Every site that the organization ever had, by its host: for whoever shows what was collected there. */
    public Map<SiteId, String> hosts(OrganizationId organization) {
        return transactions.forOrganization(
                organization,
                () -> sql.select(SITE.ID, SITE.HOST)
                        .from(SITE)
                        .where(SITE.ORGANIZATION_ID.eq(organization.value()))
                        .fetchMap(row -> new SiteId(row.value1()), row -> Host.display(row.value2())));
    }

    /**
     * Connects a site to the organization.
     *
     * @param typed the host as a person wrote it
     * @throws Refused with {@code INVALID} when it is no host, or is connected to this organization already
     */
    public SiteView create(Scope scope, String typed, SiteSettings settings) {
        scope.require(Capability.DOMAINS_CREATE);
        return insert(scope, scope.organization(), typed, settings);
    }

    /** As {@link #create}, for a client of this representation. */
    public SiteView createFor(Scope scope, OrganizationId client, String typed, SiteSettings settings) {
        scope.require(Capability.CLIENTS_DOMAINS);
        return transactions.write(scope, () -> {
            if (!sql.fetchValue(DSL.field(isChild(client)))) {
                throw Refused.invalid("organization_id", "not_a_child");
            }
            return insert(scope, client, typed, settings);
        });
    }

    /** Pauses, resumes, changes the rules. A pause reaches the collector within 5 seconds. */
    public SiteView change(Scope scope, SiteId id, ChangeSite change) {
        changeable(scope, id, Capability.DOMAINS_EDIT);
        change.settings().ifPresent(Sites::check);
        if (change.status().filter(SiteStatus.DELETED::equals).isPresent()) {
            throw Refused.invalid("status", "one_of", "active, paused");
        }
        return transactions.write(scope, () -> {
            var site = sql.selectFrom(SITE)
                    .where(SITE.ID.eq(id.value()), SITE.STATUS.ne(SiteStatus.DELETED.name()))
                    .forUpdate()
                    .fetchOptional()
                    .orElseThrow(Refused::notFound);
            if (change.version().filter(seen -> !seen.equals(site.getVersion())).isPresent()) {
                throw Refused.because(ErrorCode.STALE_VERSION);
            }
            change.status().ifPresent(status -> site.setStatus(status.name()));
            change.settings().ifPresent(settings -> site.setSettings(json(settings)));
            site.setVersion(site.getVersion() + 1);
            site.update();
            changes.changed(scope.organization(), Topic.DOMAINS);
            return view(site);
        });
    }

    /** Stops the collection for good. What was collected stays, and the host may be connected anew. */
    public void delete(Scope scope, SiteId id) {
        changeable(scope, id, Capability.DOMAINS_DELETE);
        transactions.write(scope, () -> {
            sql.update(SITE)
                    .set(SITE.STATUS, SiteStatus.DELETED.name())
                    .set(SITE.DELETED_AT, DSL.currentOffsetDateTime())
                    .set(SITE.VERSION, SITE.VERSION.plus(1))
                    .where(SITE.ID.eq(id.value()))
                    .execute();
            changes.changed(scope.organization(), Topic.DOMAINS);
        });
    }

    private SiteView insert(Scope scope, OrganizationId organization, String typed, SiteSettings settings) {
        var host = Host.parse(typed);
        check(settings);
        return transactions.write(scope, () -> {
            var site = sql.insertInto(SITE)
                    .set(SITE.ID, SiteId.next().value())
                    .set(SITE.ORGANIZATION_ID, organization.value())
                    .set(SITE.HOST, host.ascii())
                    .set(SITE.KEY, NewKey.make())
                    .set(SITE.SETTINGS, json(settings))
                    .set(SITE.CREATED_BY, scope.membership().value())
                    .onConflict(SITE.ORGANIZATION_ID, SITE.HOST)
                    .where(SITE.STATUS.ne(SiteStatus.DELETED.name()))
                    .doNothing()
                    .returning()
                    .fetchOptional(this::view)
                    .orElseThrow(() -> Refused.invalid("host", "host_taken"));
            changes.changed(organization, Topic.DOMAINS);
            return site;
        });
    }

    private static boolean maySee(Scope scope, SiteView site) {
        return site.organization().equals(scope.organization())
                ? scope.can(Capability.DOMAINS_LIST)
                : scope.can(Capability.CLIENTS_DOMAINS);
    }

    private List<SiteView> read(Scope scope, Condition wanted) {
        return transactions.read(
                scope,
                () -> sql.selectFrom(SITE)
                        .where(wanted, SITE.STATUS.ne(SiteStatus.DELETED.name()))
                        .orderBy(SITE.ID)
                        .fetch(this::view));
    }

    private static Condition isChild(OrganizationId organization) {
        return DSL.condition("organizations.is_child({0})", DSL.val(organization.value()));
    }

    private static void check(SiteSettings settings) {
        var errors = settings.errors();
        if (!errors.isEmpty()) {
            throw Refused.invalid(errors);
        }
    }

    private JSONB json(SiteSettings settings) {
        return JSONB.valueOf(json.writeValueAsString(settings));
    }

    private SiteView view(SiteRecord site) {
        return new SiteView(
                new SiteId(site.getId()),
                new OrganizationId(site.getOrganizationId()),
                site.getHost(),
                site.getKey(),
                SiteStatus.valueOf(site.getStatus()),
                json.readValue(site.getSettings().data(), SiteSettings.class),
                site.getVersion(),
                site.getCreatedAt().toInstant());
    }
}
