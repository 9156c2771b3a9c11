package io.kabinet.visitors;

import io.kabinet.shared.Ids;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.SiteId;
import io.kabinet.visitors.projection.Database;
import io.kabinet.visitors.projection.TestProjection;
import io.kabinet.visitors.projection.Traffic;
import java.time.Instant;
import java.util.UUID;

/** Visitors of one site, projected as real ones are, with contacts set by hand. */
final class Known {

    final OrganizationId organization;
    final SiteId site = SiteId.next();
    private final TestProjection projection;
    private final Traffic traffic;

    Known(OrganizationId organization, String host, TestProjection projection) {
        this.organization = organization;
        this.projection = projection;
        this.traffic = new Traffic(organization, site);
        Database.execute(
                "INSERT INTO sites.site (id, organization_id, host, key, settings, created_by)"
                        + " VALUES (?, ?, ?, ?, '{}'::jsonb, ?)",
                site.value(),
                organization.value(),
                host,
                "kb_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16),
                UUID.randomUUID());
    }

    /** A visitor who was last seen at this moment on this page; nobody knows who it is. */
    UUID visitor(Instant seenAt, String page) {
        var browser = UUID.randomUUID();
        projection.project(traffic.request(browser, seenAt)
                .view(UUID.randomUUID(), seenAt, page, "https://yandex.ru/search/?text=окна"));
        return UUID.fromString(Database.rows(
                        "SELECT id FROM visitors.visitor WHERE site_id = ? AND browser_id = ?", site.value(), browser)
                .getFirst());
    }

    /** As {@link #visitor}, whose phone a partner found. */
    UUID numbered(Instant seenAt, String page, String phone, boolean held) {
        var visitor = visitor(seenAt, page);
        var connector = Ids.next();
        Database.execute(
                "INSERT INTO visitors.connector (id, organization_id, site_id, kind, name, key, price_units)"
                        + " VALUES (?, ?, ?, 'PARTNER_WEBHOOK', 'Партнёр', ?, 1)",
                connector,
                organization.value(),
                site.value(),
                "key-" + connector);
        var identification = Ids.next();
        Database.execute(
                "INSERT INTO visitors.identification (id, organization_id, contact, phone, connector_id, consent_id,"
                        + " price_units, state, held_for, held_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, 1, ?, CASE WHEN ? THEN 'BALANCE' END, CASE WHEN ? THEN now() END)",
                identification,
                organization.value(),
                "phone:" + phone,
                phone,
                connector,
                UUID.randomUUID(),
                held ? "HELD" : "FOUND",
                held,
                held);
        Database.execute(
                "INSERT INTO visitors.visitor_link (visitor_id, identification_id, organization_id, connector_id, consent_id)"
                        + " VALUES (?, ?, ?, ?, ?)",
                visitor,
                identification,
                organization.value(),
                connector,
                UUID.randomUUID());
        Database.execute(
                "UPDATE visitors.visitor SET identification_id = ?, identified_by = 'PARTNER', identified_at = now(),"
                        + " phone = ?, contact_held = ? WHERE id = ?",
                identification,
                phone,
                held,
                visitor);
        return visitor;
    }
}
