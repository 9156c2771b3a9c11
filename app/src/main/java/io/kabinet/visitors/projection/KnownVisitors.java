package io.kabinet.visitors.projection;

import static java.util.Objects.requireNonNull;

import io.kabinet.visitors.traffic.Browser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The visitors of a batch, locked until it commits, so that nobody identifies one of them in between. */
final class KnownVisitors {

    private final Map<BrowserKey, List<VisitorRow>> byBrowser = new TreeMap<>();

    static KnownVisitors load(DSLContext sql, Collection<BrowserKey> browsers) {
        var wanted = Rows.of("site_id uuid", "browser_id uuid");
        browsers.stream().sorted().distinct().forEach(browser -> wanted.add(browser.site(), browser.id()));
        var known = new KnownVisitors();
        wanted.query(sql, """
                        SELECT v.id, v.site_id, v.browser_id, v.person, v.since, v.first_seen_at, v.last_seen_at,
                               v.visits_count, v.pages_count, v.first_source::text, v.last_source::text,
                               v.last_visit_at, v.device, v.browser, v.platform, v.last_page, v.last_title,
                               v.last_page_at, v.identification_consent_id, v.marketing_consent_id, v.consent_at
                        FROM {rows} JOIN visitors.visitor v USING (site_id, browser_id)
                        ORDER BY v.site_id, v.browser_id, v.person
                        FOR NO KEY UPDATE OF v
                        """, KnownVisitors::row).forEach(known::add);
        return known;
    }

    /** Everybody who ever used this browser, the first person first. */
    List<VisitorRow> of(BrowserKey browser) {
        return byBrowser.getOrDefault(browser, List.of());
    }

    /** Who used this browser at this moment; somebody new when nobody is known. */
    VisitorRow at(BrowserKey browser, Instant at, Browser with) {
        var persons = of(browser);
        for (int i = persons.size() - 1; i >= 0; i--) {
            if (!persons.get(i).since.isAfter(at)) {
                return persons.get(i);
            }
        }
        if (!persons.isEmpty()) {
            return persons.getFirst();
        }
        var made = VisitorRow.made(browser.site(), browser.id(), at, with);
        add(made);
        return made;
    }

    Collection<VisitorRow> all() {
        return byBrowser.values().stream().flatMap(List::stream).toList();
    }

    void save(DSLContext sql, UUID organization) {
        var made = rows();
        var changed = rows();
        for (VisitorRow visitor : all()) {
            if (visitor.touched) {
                write(visitor.isNew ? made : changed, organization, visitor);
            }
        }
        made.update(sql, """
                INSERT INTO visitors.visitor (id, organization_id, site_id, browser_id, first_seen_at, last_seen_at,
                    visits_count, pages_count, first_source, last_source, last_source_kind, last_visit_at, device,
                    browser, platform, last_page, last_title, last_page_at, identification_consent_id,
                    marketing_consent_id, consent_at)
                SELECT id, organization_id, site_id, browser_id, first_seen_at, last_seen_at, visits, pages,
                    first_source, last_source, last_source_kind, last_visit_at, device, browser, platform, last_page,
                    last_title, last_page_at, identification_consent_id, marketing_consent_id, consent_at FROM {rows}
                """);
        changed.update(sql, """
                UPDATE visitors.visitor v SET
                    first_seen_at = rows.first_seen_at, last_seen_at = rows.last_seen_at,
                    visits_count = rows.visits, pages_count = rows.pages, first_source = rows.first_source,
                    last_source = rows.last_source, last_source_kind = rows.last_source_kind,
                    last_visit_at = rows.last_visit_at, device = rows.device, browser = rows.browser,
                    platform = rows.platform, last_page = rows.last_page, last_title = rows.last_title,
                    last_page_at = rows.last_page_at, identification_consent_id = rows.identification_consent_id,
                    marketing_consent_id = rows.marketing_consent_id, consent_at = rows.consent_at,
                    change = pg_current_xact_id()
                FROM {rows} WHERE v.id = rows.id
                """);
    }

    private void add(VisitorRow visitor) {
        byBrowser
                .computeIfAbsent(new BrowserKey(visitor.site, visitor.browserId), _ -> new ArrayList<>(1))
                .add(visitor);
    }

    private static Rows rows() {
        return Rows.of(
                "id uuid",
                "organization_id uuid",
                "site_id uuid",
                "browser_id uuid",
                "first_seen_at timestamptz",
                "last_seen_at timestamptz",
                "visits int4",
                "pages int4",
                "first_source jsonb",
                "last_source jsonb",
                "last_source_kind text",
                "last_visit_at timestamptz",
                "device text",
                "browser text",
                "platform text",
                "last_page text",
                "last_title text",
                "last_page_at timestamptz",
                "identification_consent_id uuid",
                "marketing_consent_id uuid",
                "consent_at timestamptz");
    }

    private static void write(Rows rows, UUID organization, VisitorRow visitor) {
        rows.add(
                visitor.id,
                organization,
                visitor.site,
                visitor.browserId,
                visitor.firstSeenAt,
                visitor.lastSeenAt,
                visitor.visits,
                visitor.pages,
                Sources.write(visitor.firstSource),
                Sources.write(visitor.lastSource),
                visitor.lastSource.kind(),
                visitor.lastVisitAt,
                visitor.browser.device(),
                visitor.browser.name(),
                visitor.browser.platform(),
                visitor.lastPage,
                visitor.lastTitle,
                visitor.lastPageAt,
                visitor.identificationConsent,
                visitor.marketingConsent,
                visitor.consentAt);
    }

    private static VisitorRow row(ResultSet row) throws SQLException {
        var visitor = new VisitorRow(
                uuid(row, "id"),
                uuid(row, "site_id"),
                uuid(row, "browser_id"),
                row.getInt("person"),
                instant(row, "since"),
                false,
                instant(row, "first_seen_at"),
                new Browser(
                        Browser.Device.valueOf(row.getString("device")),
                        row.getString("browser"),
                        row.getString("platform")));
        visitor.lastSeenAt = instant(row, "last_seen_at");
        visitor.visits = row.getInt("visits_count");
        visitor.pages = row.getInt("pages_count");
        visitor.firstSource = Sources.read(row.getString("first_source"));
        visitor.lastSource = Sources.read(row.getString("last_source"));
        visitor.lastVisitAt = instant(row, "last_visit_at");
        visitor.lastPage = row.getString("last_page");
        visitor.lastTitle = row.getString("last_title");
        visitor.lastPageAt = instant(row, "last_page_at");
        visitor.identificationConsent = row.getObject("identification_consent_id", UUID.class);
        visitor.marketingConsent = row.getObject("marketing_consent_id", UUID.class);
        visitor.consentAt = instant(row, "consent_at");
        return visitor;
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return requireNonNull(row.getObject(column, UUID.class));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return requireNonNull(optionalInstant(row, column));
    }

    static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
