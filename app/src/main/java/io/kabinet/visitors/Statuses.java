package io.kabinet.visitors;

import static io.kabinet.visitors.jooq.Tables.VISITOR_STATUS;

import io.kabinet.organizations.Organizations;
import io.kabinet.shared.Ids;
import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import io.kabinet.ui.Language;
import io.kabinet.ui.Messages;
import io.kabinet.visitors.VisitorStatus.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** The statuses of an organization's visitors, in their order. They begin with a common list in its language. */
@Service
public class Statuses {

    private final DSLContext sql;
    private final Transactions transactions;
    private final Organizations organizations;
    private final Messages messages;

    Statuses(DSLContext sql, Transactions transactions, Organizations organizations, Messages messages) {
        this.sql = sql;
        this.transactions = transactions;
        this.organizations = organizations;
        this.messages = messages;
    }

    /** Whoever sees visitors sees their statuses. */
    public List<VisitorStatus> list(Scope scope) {
        var known = transactions.read(scope, () -> stored(scope.organization()));
        return known.isEmpty() ? begin(scope) : known;
    }

    /** By its id, the code of its kind or its name: what people and scripts write. */
    Optional<VisitorStatus> find(Scope scope, String wanted) {
        return list(scope).stream()
                .filter(status -> status.id().toString().equals(wanted)
                        || status.code().equals(wanted)
                        || status.name().equalsIgnoreCase(wanted))
                .findFirst();
    }

    VisitorStatus of(Scope scope, Kind kind) {
        return list(scope).stream()
                .filter(status -> status.kind().filter(kind::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** In a transaction of its own: whoever looks first may be reading only. */
    private List<VisitorStatus> begin(Scope scope) {
        var organization = scope.organization();
        var language = organizations.of(organization).locale().getLanguage().equals("en")
                ? Language.ENGLISH
                : Language.RUSSIAN;
        return transactions.withoutOrganization(() -> {
            transactions.become(sql, organization);
            for (Kind kind : Kind.values()) {
                sql.insertInto(VISITOR_STATUS)
                        .set(VISITOR_STATUS.ID, Ids.next())
                        .set(VISITOR_STATUS.ORGANIZATION_ID, organization.value())
                        .set(VISITOR_STATUS.KIND, kind.name())
                        .set(
                                VISITOR_STATUS.NAME,
                                messages.text(
                                        language,
                                        "visitors.status." + kind.name().toLowerCase(Locale.ROOT)))
                        .set(VISITOR_STATUS.HUE, kind.hue())
                        .set(VISITOR_STATUS.POSITION, kind.ordinal())
                        .onConflictDoNothing()
                        .execute();
            }
            return stored(organization);
        });
    }

    private List<VisitorStatus> stored(OrganizationId organization) {
        return sql.selectFrom(VISITOR_STATUS)
                .where(VISITOR_STATUS.ORGANIZATION_ID.eq(organization.value()))
                .orderBy(VISITOR_STATUS.POSITION, VISITOR_STATUS.ID)
                .fetch(row -> new VisitorStatus(
                        row.getId(),
                        Optional.ofNullable(row.getKind()).map(Kind::valueOf),
                        row.getName(),
                        row.getHue()));
    }

    /** The status of a visitor to whom nobody gave one is that of the kind NEW. */
    static VisitorStatus of(List<VisitorStatus> statuses, Optional<UUID> id) {
        return statuses.stream()
                .filter(status -> id.map(status.id()::equals)
                        .orElseGet(() -> status.kind().filter(Kind.NEW::equals).isPresent()))
                .findFirst()
                .orElseGet(statuses::getFirst);
    }
}
