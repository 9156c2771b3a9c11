package io.kabinet.tenancy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do. The constants repeat permissions.csv line by line, and a test holds the two together. Services
 * check them before they look at a command and before anything is written.
 */
public enum Capability {
    VISITORS_LIST("visitors.list", Section.VISITORS, Need.VIEW, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    VISITORS_CARD("visitors.card", Section.VISITORS, Need.VIEW, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    VISITORS_NUMBER("visitors.number", Section.VISITORS, Need.VIEW, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    VISITORS_TAKE("visitors.take", Section.VISITORS, Need.EDIT, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    VISITORS_ASSIGN("visitors.assign", Section.VISITORS, Need.EDIT, Reach.NONE, OrganizationKind.EVERY_KIND),
    VISITORS_COMMENT("visitors.comment", Section.VISITORS, Need.EDIT, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    VISITORS_REMINDER(
            "visitors.reminder", Section.VISITORS, Need.EDIT, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    VISITORS_CALL("visitors.call", Section.VISITORS, Need.EDIT, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    VISITORS_STATUS("visitors.status", Section.VISITORS, Need.EDIT, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    VISITORS_TO_DEAL("visitors.to_deal", Section.VISITORS, Need.EDIT, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    VISITORS_EXPORT("visitors.export", Section.VISITORS, Need.VIEW, Reach.NONE, OrganizationKind.EVERY_KIND),
    VISITORS_ERASE("visitors.erase", null, Need.STAFF, Reach.NONE, OrganizationKind.EVERY_KIND),
    DEALS_LIST("deals.list", Section.CRM, Need.VIEW, Reach.ASSIGNED, OrganizationKind.EVERY_KIND),
    DEALS_CARD("deals.card", Section.CRM, Need.VIEW, Reach.ASSIGNED, OrganizationKind.EVERY_KIND),
    DEALS_CREATE("deals.create", Section.CRM, Need.EDIT, Reach.ASSIGNED, OrganizationKind.EVERY_KIND),
    DEALS_EDIT("deals.edit", Section.CRM, Need.EDIT, Reach.ASSIGNED, OrganizationKind.EVERY_KIND),
    DEALS_DELETE("deals.delete", Section.CRM, Need.EDIT, Reach.NONE, OrganizationKind.EVERY_KIND),
    DEALS_COMMENT("deals.comment", Section.CRM, Need.EDIT, Reach.ASSIGNED, OrganizationKind.EVERY_KIND),
    DEALS_REMINDER("deals.reminder", Section.CRM, Need.EDIT, Reach.ASSIGNED, OrganizationKind.EVERY_KIND),
    DEALS_CALL("deals.call", Section.CRM, Need.EDIT, Reach.ASSIGNED, OrganizationKind.EVERY_KIND),
    DEALS_STAGE("deals.stage", Section.CRM, Need.EDIT, Reach.ASSIGNED, OrganizationKind.EVERY_KIND),
    DEALS_ASSIGN("deals.assign", Section.CRM, Need.EDIT, Reach.NONE, OrganizationKind.EVERY_KIND),
    DEALS_BULK("deals.bulk", Section.CRM, Need.EDIT, Reach.ASSIGNED, OrganizationKind.EVERY_KIND),
    DEALS_IMPORT("deals.import", Section.CRM, Need.EDIT, Reach.NONE, OrganizationKind.EVERY_KIND),
    DEALS_EXPORT("deals.export", Section.CRM, Need.VIEW, Reach.NONE, OrganizationKind.EVERY_KIND),
    FUNNELS_VIEW("funnels.view", Section.CRM, Need.VIEW, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    FUNNELS_DESIGN("funnels.design", null, Need.HEAD_ONLY, Reach.NONE, OrganizationKind.EVERY_KIND),
    PROSPECTING_USE("prospecting.use", Section.CRM, Need.EDIT, Reach.OWN, OrganizationKind.EVERY_KIND),
    TEAM_ACTIVITY("team.activity", null, Need.STAFF, Reach.NONE, OrganizationKind.EVERY_KIND),
    ANALYTICS_OVERVIEW(
            "analytics.overview", Section.ANALYTICS, Need.VIEW, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    ANALYTICS_BY_DOMAIN("analytics.by_domain", null, Need.HEAD_ONLY, Reach.NONE, OrganizationKind.EVERY_KIND),
    ANALYTICS_BY_DEAL("analytics.by_deal", null, Need.HEAD_ONLY, Reach.NONE, OrganizationKind.EVERY_KIND),
    LEADERBOARDS_VIEW("leaderboards.view", null, Need.HEAD_ONLY, Reach.NONE, OrganizationKind.EVERY_KIND),
    BALANCE_VIEW("balance.view", Section.BALANCE, Need.VIEW, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    BALANCE_EXPORT("balance.export", Section.BALANCE, Need.VIEW, Reach.NONE, OrganizationKind.EVERY_KIND),
    REFUNDS_REQUEST("refunds.request", Section.BALANCE, Need.VIEW, Reach.NONE, OrganizationKind.EVERY_KIND),
    REFUNDS_DECIDE("refunds.decide", Section.TARIFFS, Need.EDIT, Reach.NONE, OrganizationKind.SELLERS),
    INVOICES_VIEW("invoices.view", Section.BALANCE, Need.VIEW, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    INVOICES_ISSUE("invoices.issue", Section.TARIFFS, Need.EDIT, Reach.CHILDREN, OrganizationKind.SELLERS),
    INVOICES_MARK_PAID("invoices.mark_paid", Section.TARIFFS, Need.EDIT, Reach.NONE, OrganizationKind.SELLERS),
    SETTINGS_VIEW("settings.view", Section.SETTINGS, Need.VIEW, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    SETTINGS_EDIT("settings.edit", Section.SETTINGS, Need.EDIT, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    CONNECTORS_VIEW("connectors.view", Section.SETTINGS, Need.VIEW, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    CONNECTORS_EDIT("connectors.edit", Section.SETTINGS, Need.EDIT, Reach.NONE, OrganizationKind.EVERY_KIND),
    DOMAINS_LIST("domains.list", Section.DOMAINS, Need.VIEW, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    DOMAINS_CREATE("domains.create", Section.DOMAINS, Need.EDIT, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    DOMAINS_EDIT("domains.edit", Section.DOMAINS, Need.EDIT, Reach.ORGANIZATION, OrganizationKind.EVERY_KIND),
    DOMAINS_DELETE("domains.delete", Section.DOMAINS, Need.EDIT, Reach.NONE, OrganizationKind.EVERY_KIND),
    CLIENTS_LIST("clients.list", Section.TARIFFS, Need.VIEW, Reach.CHILDREN, OrganizationKind.REPRESENTATIONS),
    CLIENTS_CREATE("clients.create", Section.TARIFFS, Need.EDIT, Reach.CHILDREN, OrganizationKind.REPRESENTATIONS),
    CLIENTS_EDIT("clients.edit", Section.TARIFFS, Need.EDIT, Reach.NONE, OrganizationKind.REPRESENTATIONS),
    CLIENTS_SUSPEND("clients.suspend", Section.TARIFFS, Need.EDIT, Reach.NONE, OrganizationKind.REPRESENTATIONS),
    CLIENTS_DOMAINS("clients.domains", Section.TARIFFS, Need.EDIT, Reach.CHILDREN, OrganizationKind.REPRESENTATIONS),
    TARIFFS_LIST("tariffs.list", Section.TARIFFS, Need.VIEW, Reach.ORGANIZATION, OrganizationKind.SELLERS),
    TARIFFS_REQUEST("tariffs.request", Section.BALANCE, Need.VIEW, Reach.NONE, OrganizationKind.BUYERS),
    ACCRUALS_LIST("accruals.list", Section.TARIFFS, Need.VIEW, Reach.CHILDREN, OrganizationKind.SELLERS),
    TARIFFS_ACCRUE("tariffs.accrue", Section.TARIFFS, Need.EDIT, Reach.CHILDREN, OrganizationKind.REPRESENTATIONS),
    ACCRUALS_REVERSE("accruals.reverse", Section.TARIFFS, Need.EDIT, Reach.NONE, OrganizationKind.SELLERS),
    TARIFFS_RETAIL("tariffs.retail", Section.TARIFFS, Need.EDIT, Reach.NONE, OrganizationKind.REPRESENTATIONS),
    REPORTS_MONEY("reports.money", Section.TARIFFS, Need.VIEW, Reach.NONE, OrganizationKind.SELLERS),
    REPRESENTATIONS_LIST(
            "representations.list", Section.TARIFFS, Need.VIEW, Reach.CHILDREN, OrganizationKind.HEAD_OFFICES),
    REPRESENTATIONS_CREATE(
            "representations.create", Section.TARIFFS, Need.EDIT, Reach.NONE, OrganizationKind.HEAD_OFFICES),
    REPRESENTATIONS_EDIT("representations.edit", Section.TARIFFS, Need.EDIT, Reach.NONE, OrganizationKind.HEAD_OFFICES),
    REPRESENTATIONS_SUSPEND(
            "representations.suspend", Section.TARIFFS, Need.EDIT, Reach.NONE, OrganizationKind.HEAD_OFFICES),
    TARIFFS_CATALOGUE("tariffs.catalogue", Section.TARIFFS, Need.EDIT, Reach.NONE, OrganizationKind.HEAD_OFFICES),
    TARIFFS_WHOLESALE("tariffs.wholesale", Section.TARIFFS, Need.EDIT, Reach.CHILDREN, OrganizationKind.HEAD_OFFICES),
    MANAGERS_LIST("managers.list", null, Need.STAFF, Reach.NONE, OrganizationKind.EVERY_KIND),
    MANAGERS_CREATE("managers.create", null, Need.STAFF, Reach.NONE, OrganizationKind.EVERY_KIND),
    MANAGERS_GRANT("managers.grant", null, Need.STAFF, Reach.NONE, OrganizationKind.EVERY_KIND),
    MANAGERS_BLOCK("managers.block", null, Need.STAFF, Reach.NONE, OrganizationKind.EVERY_KIND),
    MANAGERS_DELETE("managers.delete", null, Need.STAFF, Reach.NONE, OrganizationKind.EVERY_KIND),
    MANAGERS_RESTORE("managers.restore", null, Need.STAFF, Reach.NONE, OrganizationKind.EVERY_KIND),
    MANAGERS_SEE_AS("managers.see_as", null, Need.HEAD_ONLY, Reach.NONE, OrganizationKind.EVERY_KIND),
    INTEGRATIONS_VIEW("integrations.view", Section.SETTINGS, Need.VIEW, Reach.NONE, OrganizationKind.EVERY_KIND),
    INTEGRATIONS_AMOCRM("integrations.amocrm", null, Need.HEAD_ONLY, Reach.NONE, OrganizationKind.EVERY_KIND),
    INTEGRATIONS_BITRIX24("integrations.bitrix24", null, Need.HEAD_ONLY, Reach.NONE, OrganizationKind.EVERY_KIND),
    VOICE_VIEW("voice.view", null, Need.STAFF, Reach.NONE, OrganizationKind.EVERY_KIND),
    VOICE_CREATE("voice.create", null, Need.HEAD_ONLY, Reach.NONE, OrganizationKind.EVERY_KIND),
    VOICE_LAUNCH("voice.launch", null, Need.HEAD_ONLY, Reach.NONE, OrganizationKind.EVERY_KIND),
    TRANSFERS_VIEW("transfers.view", null, Need.STAFF, Reach.NONE, OrganizationKind.EVERY_KIND),
    TRANSFERS_REQUEST("transfers.request", null, Need.HEAD_ONLY, Reach.NONE, OrganizationKind.EVERY_KIND),
    TRANSFERS_DECIDE("transfers.decide", null, Need.STAFF, Reach.NONE, OrganizationKind.EVERY_KIND),
    AUDIT_VIEW("audit.view", null, Need.STAFF, Reach.NONE, OrganizationKind.EVERY_KIND),
    API_TOKENS_OWN("api_tokens.own", null, Need.ANY, Reach.OWN, OrganizationKind.EVERY_KIND);

    /** What a role must bring for a capability. */
    public enum Need {
        VIEW,
        EDIT,
        STAFF,
        HEAD_ONLY,
        ANY
    }

    /** How far a manager's capability goes; head and chief manager always reach the whole organization. */
    public enum Reach {
        NONE,
        OWN,
        ASSIGNED,
        ORGANIZATION,
        CHILDREN
    }

    private final String code;
    private final @Nullable Section section;
    private final Need need;
    private final Reach reach;
    private final Set<OrganizationKind> kinds;

    Capability(String code, @Nullable Section section, Need need, Reach reach, Set<OrganizationKind> kinds) {
        this.code = code;
        this.section = section;
        this.need = need;
        this.reach = reach;
        this.kinds = kinds;
    }

    /** The name in permissions.csv and in the API, such as {@code visitors.take}. */
    public String code() {
        return code;
    }

    public @Nullable Section section() {
        return section;
    }

    public Need need() {
        return need;
    }

    public Reach reachOfManager() {
        return reach;
    }

    public Set<OrganizationKind> kinds() {
        return kinds;
    }
}
