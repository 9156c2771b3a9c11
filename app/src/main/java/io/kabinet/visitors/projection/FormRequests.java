package io.kabinet.visitors.projection;

import static io.kabinet.visitors.jooq.Tables.CONNECTOR;

import io.kabinet.collector.Event;
import io.kabinet.shared.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * What visitors left in forms becomes requests for identification, which the identifier serves in transactions of its own.
 * Each site has one connector for its forms; it comes into being with the first of them.
 */
final class FormRequests {

    private record Left(VisitorRow visitor, Event.Form form, Instant at) {}

    private final UUID organization;
    private final List<Left> left = new ArrayList<>();

    FormRequests(UUID organization) {
        this.organization = organization;
    }

    void add(VisitorRow visitor, Event.Form form, Instant at) {
        if (!form.contact().equals(Event.Contact.NONE)) {
            left.add(new Left(visitor, form, at));
        }
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    void save(DSLContext sql) {
        if (left.isEmpty()) {
            return;
        }
        var connectors = activeConnectors(sql);
        var rows = Rows.of(
                "id uuid",
                "organization_id uuid",
                "site_id uuid",
                "connector_id uuid",
                "request_key text",
                "visitor_id uuid",
                "at timestamptz",
                "form text",
                "phone text",
                "email text",
                "name text");
        for (Left form : left) {
            var connector = connectors.get(form.visitor.site);
            if (connector != null) {
                var contact = form.form.contact();
                rows.add(
                        Ids.next(),
                        organization,
                        form.visitor.site,
                        connector,
                        form.form.id().toString(),
                        form.visitor.id,
                        form.at,
                        form.form.form(),
                        contact.phone(),
                        contact.email(),
                        contact.name());
            }
        }
        rows.update(sql, """
                INSERT INTO visitors.identification_request (id, organization_id, site_id, connector_id, request_key,
                    visitor_id, at, form, phone, email, name)
                SELECT id, organization_id, site_id, connector_id, request_key, visitor_id, at, form, phone, email, name
                FROM {rows} ON CONFLICT DO NOTHING
                """);
    }

    private Map<UUID, UUID> activeConnectors(DSLContext sql) {
        var sites = new TreeSet<UUID>();
        left.forEach(form -> sites.add(form.visitor.site));
        var missing = Rows.of("id uuid", "organization_id uuid", "site_id uuid");
        sites.forEach(site -> missing.add(Ids.next(), organization, site));
        missing.update(sql, """
                INSERT INTO visitors.connector (id, organization_id, site_id, kind, name, price_units)
                SELECT id, organization_id, site_id, 'FORM', 'Формы сайта', 0 FROM {rows}
                ON CONFLICT (site_id) WHERE kind = 'FORM' DO NOTHING
                """);
        var active = new HashMap<UUID, UUID>();
        sql.select(CONNECTOR.SITE_ID, CONNECTOR.ID)
                .from(CONNECTOR)
                .where(CONNECTOR.SITE_ID.in(sites), CONNECTOR.KIND.eq("FORM"), CONNECTOR.STATUS.eq("ACTIVE"))
                .forEach(row -> active.put(row.value1(), row.value2()));
        return active;
    }
}
