package io.kabinet.visitors;

import static io.kabinet.visitors.jooq.Tables.CONNECTOR;
import static io.kabinet.visitors.jooq.Tables.IDENTIFICATION_REQUEST;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.FieldError;
import io.kabinet.shared.Ids;
import io.kabinet.shared.PlainText;
import io.kabinet.shared.Refused;
import io.kabinet.shared.SiteId;
import io.kabinet.sites.Sites;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import io.kabinet.visitors.jooq.tables.records.ConnectorRecord;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** The connectors of an organization's sites. Keys are for those who may change connectors, and for nobody else. */
@Service
public class Connectors {

    private static final int LONGEST_NAME = 100;
    private static final int HIGHEST_PRICE = 1_000;
    private static final int KEY_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DSLContext sql;
    private final Transactions transactions;
    private final Sites sites;

    Connectors(DSLContext sql, Transactions transactions, Sites sites) {
        this.sql = sql;
        this.transactions = transactions;
        this.sites = sites;
    }

    /** A new connector. */
    public record Connect(SiteId site, ConnectorKind kind, String name, Optional<Integer> priceUnits) {}

    /** What changes; what is empty stays. A version that is given must be the present one. */
    public record Change(
            Optional<String> name,
            Optional<Integer> priceUnits,
            Optional<Connector.Status> status,
            Optional<Integer> version) {}

    /** All connectors, or those of one site; in the order in which they were made. */
    public List<Connector> list(Scope scope, Optional<SiteId> site) {
        scope.require(Capability.CONNECTORS_VIEW);
        return transactions.read(
                scope,
                () -> sql.selectFrom(CONNECTOR)
                        .where(own(scope))
                        .and(site.map(id -> CONNECTOR.SITE_ID.eq(id.value())).orElse(org.jooq.impl.DSL.noCondition()))
                        .orderBy(CONNECTOR.ID)
                        .fetch(row -> connector(scope, row)));
    }

    /** @throws Refused with {@code NOT_FOUND} when there is none, or the caller may not see any */
    public Connector get(Scope scope, UUID id) {
        return transactions.read(scope, () -> connector(scope, find(scope, id)));
    }

    /**
     * Connects a partner, or the forms of a site; each site has one connector for its forms.
     *
     * @throws Refused with {@code INVALID}
     */
    public Connector connect(Scope scope, Connect wish) {
        scope.require(Capability.CONNECTORS_EDIT);
        var name = checked(wish);
        requireOwnSite(scope, wish.site());
        boolean partner = wish.kind() == ConnectorKind.PARTNER_WEBHOOK;
        return transactions.write(
                scope,
                () -> sql.insertInto(CONNECTOR)
                        .set(CONNECTOR.ID, Ids.next())
                        .set(CONNECTOR.ORGANIZATION_ID, scope.organization().value())
                        .set(CONNECTOR.SITE_ID, wish.site().value())
                        .set(CONNECTOR.KIND, wish.kind().name())
                        .set(CONNECTOR.NAME, name)
                        .set(CONNECTOR.KEY, partner ? newKey() : null)
                        .set(CONNECTOR.PRICE_UNITS, wish.priceUnits().orElse(partner ? 1 : 0))
                        .onConflict(CONNECTOR.SITE_ID)
                        .where(CONNECTOR.KIND.eq(ConnectorKind.FORM.name()))
                        .doNothing()
                        .returning()
                        .fetchOptional(row -> connector(scope, row))
                        .orElseThrow(() -> Refused.invalid("kind", "connector_exists")));
    }

    /** Renames, prices, pauses, resumes. */
    public Connector change(Scope scope, UUID id, Change change) {
        var unused = get(scope, id);
        scope.require(Capability.CONNECTORS_EDIT);
        var name = change.name().map(Connectors::checkedName);
        return transactions.write(scope, () -> {
            var row = find(scope, id);
            change.priceUnits().ifPresent(units -> checkPrice(ConnectorKind.valueOf(row.getKind()), units));
            if (change.version().filter(seen -> !seen.equals(row.getVersion())).isPresent()) {
                throw Refused.because(ErrorCode.STALE_VERSION);
            }
            name.ifPresent(row::setName);
            change.priceUnits().ifPresent(row::setPriceUnits);
            change.status().ifPresent(status -> row.setStatus(status.name()));
            row.setVersion(row.getVersion() + 1);
            row.update();
            return connector(scope, row);
        });
    }

    /**
     * Takes a connector away.
     *
     * @throws Refused with {@code CONFLICT} when identifications came through it: their origin is kept; pause it instead
     */
    public void delete(Scope scope, UUID id) {
        var unused = get(scope, id);
        scope.require(Capability.CONNECTORS_EDIT);
        transactions.write(scope, () -> {
            if (sql.fetchExists(IDENTIFICATION_REQUEST, IDENTIFICATION_REQUEST.CONNECTOR_ID.eq(id))) {
                throw Refused.because(ErrorCode.CONFLICT);
            }
            find(scope, id).delete();
        });
    }

    private ConnectorRecord find(Scope scope, UUID id) {
        if (!scope.can(Capability.CONNECTORS_VIEW)) {
            throw Refused.notFound();
        }
        return sql.selectFrom(CONNECTOR)
                .where(own(scope), CONNECTOR.ID.eq(id))
                .fetchOptional()
                .orElseThrow(Refused::notFound);
    }

    private void requireOwnSite(Scope scope, SiteId site) {
        if (!sites.hosts(scope.organization()).containsKey(site)) {
            throw Refused.invalid("domain_id", "unknown");
        }
    }

    private static Condition own(Scope scope) {
        return CONNECTOR.ORGANIZATION_ID.eq(scope.organization().value());
    }

    private static Connector connector(Scope scope, ConnectorRecord row) {
        return new Connector(
                row.getId(),
                new SiteId(row.getSiteId()),
                ConnectorKind.valueOf(row.getKind()),
                row.getName(),
                scope.can(Capability.CONNECTORS_EDIT) ? Optional.ofNullable(row.getKey()) : Optional.empty(),
                row.getPriceUnits(),
                Connector.Status.valueOf(row.getStatus()),
                row.getVersion(),
                row.getCreatedAt().toInstant());
    }

    private static String checked(Connect wish) {
        var errors = new ArrayList<FieldError>();
        if (wish.kind() != ConnectorKind.FORM && wish.kind() != ConnectorKind.PARTNER_WEBHOOK) {
            errors.add(FieldError.of("kind", "choice", "form, partner_webhook"));
        }
        var name = PlainText.line(wish.name());
        PlainText.outside(1, LONGEST_NAME, "name", name).ifPresent(errors::add);
        wish.priceUnits().filter(units -> isNoPrice(wish.kind(), units)).ifPresent(_ -> errors.add(price(wish.kind())));
        if (!errors.isEmpty()) {
            throw Refused.invalid(errors);
        }
        return name;
    }

    private static String checkedName(String typed) {
        var name = PlainText.line(typed);
        PlainText.outside(1, LONGEST_NAME, "name", name).ifPresent(error -> {
            throw Refused.invalid(List.of(error));
        });
        return name;
    }

    private static void checkPrice(ConnectorKind kind, int units) {
        if (isNoPrice(kind, units)) {
            throw Refused.invalid(List.of(price(kind)));
        }
    }

    private static boolean isNoPrice(ConnectorKind kind, int units) {
        return units < lowestPrice(kind) || units > HIGHEST_PRICE;
    }

    /** What a partner found costs at least one: an organization cannot make its own identifications free. */
    private static int lowestPrice(ConnectorKind kind) {
        return kind == ConnectorKind.FORM ? 0 : 1;
    }

    private static FieldError price(ConnectorKind kind) {
        return FieldError.of("price_units", "range", lowestPrice(kind), HIGHEST_PRICE);
    }

    private static String newKey() {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
