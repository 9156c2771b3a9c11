package io.kabinet.organizations;

import static io.kabinet.organizations.jooq.Tables.ORGANIZATION;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.kabinet.organizations.jooq.tables.records.OrganizationRecord;
import io.kabinet.shared.Cursor;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Page;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.OrganizationKind;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** The organizations: one's own, and those directly below it. */
@Service
public class Organizations {

    private static final int LONGEST_NAME = 200;

    private final DSLContext sql;
    private final Transactions transactions;

    Organizations(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** An organization by itself, for whoever works for it. */
    public Organization of(OrganizationId id) {
        return transactions.forOrganization(
                id,
                () -> sql.selectFrom(ORGANIZATION)
                        .where(ORGANIZATION.ID.eq(id.value()))
                        .fetchOptional(Organizations::organization)
                        .orElseThrow(Refused::notFound));
    }

    /**
     * Those directly below, by name.
     *
     * @param search part of a name; empty for all
     * @param after where the page begins
     * @throws Refused {@code FORBIDDEN} without the list's capability
     */
    public Page<Organization> children(
            Scope scope, Children children, String search, Optional<Cursor> after, int limit) {
        scope.require(children.list());
        return transactions.read(
                scope,
                () -> Page.of(
                        sql.selectFrom(ORGANIZATION)
                                .where(below(scope, children), named(search), after(after))
                                .orderBy(lower(ORGANIZATION.NAME), ORGANIZATION.ID)
                                .limit(limit + 1)
                                .fetch(Organizations::organization),
                        limit,
                        last -> Cursor.of(last.name(), last.id().toString())));
    }

    /** How many {@link #children} there are. */
    public int countOfChildren(Scope scope, Children children, String search) {
        scope.require(children.list());
        return transactions.read(
                scope, () -> sql.fetchCount(ORGANIZATION, below(scope, children).and(named(search))));
    }

    /**
     * One of those directly below.
     *
     * @throws Refused {@code NOT_FOUND} when there is none, or the caller may not see any
     */
    public Organization child(Scope scope, Children children, OrganizationId id) {
        if (!scope.can(children.list())) {
            throw Refused.notFound();
        }
        return transactions.read(
                scope,
                () -> sql.selectFrom(ORGANIZATION)
                        .where(below(scope, children), ORGANIZATION.ID.eq(id.value()))
                        .fetchOptional(Organizations::organization)
                        .orElseThrow(Refused::notFound));
    }

    /** Opens an organization below the caller's own, in the same time zone and language. */
    public OrganizationId open(Scope scope, Children children, String name) {
        scope.require(children.create());
        var checked = checkedName(name, "name");
        var id = OrganizationId.next();
        return transactions.write(scope, () -> {
            var own = of(scope.organization());
            sql.insertInto(ORGANIZATION)
                    .set(ORGANIZATION.ID, id.value())
                    .set(ORGANIZATION.KIND, children.kind().name())
                    .set(ORGANIZATION.PARENT_ID, scope.organization().value())
                    .set(ORGANIZATION.NAME, checked)
                    .set(ORGANIZATION.TIME_ZONE, own.zone().getId())
                    .set(ORGANIZATION.LOCALE, own.locale().getLanguage())
                    .execute();
            return id;
        });
    }

    /** Gives one of those directly below another name. */
    public Organization rename(Scope scope, Children children, OrganizationId id, String name) {
        child(scope, children, id);
        scope.require(children.edit());
        var checked = checkedName(name, "name");
        return transactions.write(
                scope,
                () -> sql.update(ORGANIZATION)
                        .set(ORGANIZATION.NAME, checked)
                        .set(ORGANIZATION.VERSION, ORGANIZATION.VERSION.plus(1))
                        .where(below(scope, children), ORGANIZATION.ID.eq(id.value()))
                        .returning()
                        .fetchOptional(Organizations::organization)
                        .orElseThrow(Refused::notFound));
    }

    private static String checkedName(String name, String field) {
        var stripped = name.strip();
        if (stripped.isEmpty()) {
            throw Refused.invalid(field, "required");
        }
        if (stripped.length() > LONGEST_NAME) {
            throw Refused.invalid(field, "too_long", LONGEST_NAME);
        }
        return stripped;
    }

    private static Condition below(Scope scope, Children children) {
        return ORGANIZATION
                .PARENT_ID
                .eq(scope.organization().value())
                .and(ORGANIZATION.KIND.eq(children.kind().name()));
    }

    private static Condition named(String search) {
        return search.isBlank()
                ? noCondition()
                : lower(ORGANIZATION.NAME).contains(search.strip().toLowerCase(Locale.ROOT));
    }

    private static Condition after(Optional<Cursor> after) {
        return after.map(cursor -> row(lower(ORGANIZATION.NAME), ORGANIZATION.ID)
                        .gt(row(lower(val(cursor.key().getFirst())), val(idOf(cursor)))))
                .orElse(noCondition());
    }

    private static UUID idOf(Cursor cursor) {
        try {
            return UUID.fromString(cursor.key().getLast());
        } catch (IllegalArgumentException notAnId) {
            throw Refused.invalid("cursor", "cursor");
        }
    }

    private static Organization organization(OrganizationRecord row) {
        return new Organization(
                new OrganizationId(row.getId()),
                OrganizationKind.valueOf(row.getKind()),
                Optional.ofNullable(row.getParentId()).map(OrganizationId::new),
                row.getName(),
                ZoneId.of(row.getTimeZone()),
                Locale.of(row.getLocale()),
                Organization.State.valueOf(row.getState()),
                row.getVersion(),
                row.getCreatedAt().toInstant());
    }
}
