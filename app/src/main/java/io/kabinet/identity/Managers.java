package io.kabinet.identity;

import static io.kabinet.identity.jooq.Tables.ACCOUNT;
import static io.kabinet.identity.jooq.Tables.MEMBERSHIP;
import static io.kabinet.identity.jooq.Tables.SECTION_GRANT;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Page;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Role;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Section;
import io.kabinet.tenancy.Transactions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The staff of one's own organization with their roles and rights: for those who run it. */
@Service
public class Managers {

    private static final Field<Map<Section, Access>> GRANTS = multiset(
                    select(SECTION_GRANT.SECTION, SECTION_GRANT.ACCESS)
                            .from(SECTION_GRANT)
                            .where(SECTION_GRANT.MEMBERSHIP_ID.eq(MEMBERSHIP.ID)))
            .convertFrom(Managers::grants);

    private final DSLContext sql;
    private final Transactions transactions;

    Managers(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /**
     * Somebody of the staff.
     *
     * @param state {@code active} or {@code blocked}
     * @param grants of a manager; head and chief manager need none
     * @param version counts the changes of the membership
     */
    public record StaffMember(
            MembershipId id,
            String firstName,
            String lastName,
            String email,
            Optional<PhoneNumber> phone,
            Role role,
            String state,
            Map<Section, Access> grants,
            int version) {

        private StaffMember(
                UUID id,
                String firstName,
                String lastName,
                String email,
                @Nullable String phone,
                String role,
                String state,
                Map<Section, Access> grants,
                int version) {
            this(
                    new MembershipId(id),
                    firstName,
                    lastName,
                    email,
                    Optional.ofNullable(phone).map(PhoneNumber::new),
                    Role.valueOf(role),
                    state.toLowerCase(Locale.ROOT),
                    grants,
                    version);
        }
    }

    /** A page of them, by last name. */
    public Page<StaffMember> list(Scope scope, Optional<Cursor> after, int limit) {
        scope.require(Capability.MANAGERS_LIST);
        var rows = transactions.read(
                scope, () -> found(MEMBERSHIP.STATE.ne("REMOVED").and(after(after)), limit + 1));
        return Page.of(rows, limit, last -> Cursor.of(last.lastName(), last.id().toString()));
    }

    /**
     * One of them.
     *
     * @throws Refused {@code NOT_FOUND} when there is none, or the caller may not see any
     */
    public StaffMember one(Scope scope, MembershipId id) {
        if (!scope.can(Capability.MANAGERS_LIST)) {
            throw Refused.notFound();
        }
        return transactions
                .read(scope, () -> found(MEMBERSHIP.STATE.ne("REMOVED").and(MEMBERSHIP.ID.eq(id.value())), 1))
                .stream()
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    private List<StaffMember> found(Condition condition, int limit) {
        return sql.select(
                        MEMBERSHIP.ID,
                        MEMBERSHIP.FIRST_NAME,
                        MEMBERSHIP.LAST_NAME,
                        ACCOUNT.EMAIL,
                        MEMBERSHIP.PHONE,
                        MEMBERSHIP.ROLE,
                        MEMBERSHIP.STATE,
                        GRANTS,
                        MEMBERSHIP.VERSION)
                .from(MEMBERSHIP)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(MEMBERSHIP.ACCOUNT_ID))
                .where(condition)
                .orderBy(lower(MEMBERSHIP.LAST_NAME), MEMBERSHIP.ID)
                .limit(limit)
                .fetch(Records.mapping(StaffMember::new));
    }

    private static Condition after(Optional<Cursor> after) {
        return after.map(cursor -> row(lower(MEMBERSHIP.LAST_NAME), MEMBERSHIP.ID)
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

    private static Map<Section, Access> grants(Result<? extends org.jooq.Record2<String, String>> rows) {
        return rows.intoMap(grant -> Section.valueOf(grant.value1()), grant -> Access.valueOf(grant.value2()));
    }
}
