package io.kabinet.identity;

import static io.kabinet.identity.jooq.Tables.MEMBERSHIP;
import static org.jooq.impl.DSL.lower;

import io.kabinet.identity.jooq.tables.records.MembershipRecord;
import io.kabinet.shared.MembershipId;
import io.kabinet.tenancy.Role;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** The staff of one's own organization, by name. Nobody sees the staff of another one. */
@Service
public class Members {

    private final DSLContext sql;
    private final Transactions transactions;

    Members(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** These members, in one query; ids of others are left out. */
    public Map<MembershipId, Member> names(Scope scope, Collection<MembershipId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return transactions
                .read(
                        scope,
                        () -> sql.selectFrom(MEMBERSHIP)
                                .where(MEMBERSHIP.ID.in(ids.stream()
                                        .map(MembershipId::value)
                                        .distinct()
                                        .toList()))
                                .fetch(Members::member))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Member::id, member -> member));
    }

    /** One member who may work now; empty for everybody else. */
    public Optional<Member> active(Scope scope, MembershipId id) {
        return transactions.read(
                scope,
                () -> sql.selectFrom(MEMBERSHIP)
                        .where(MEMBERSHIP.ID.eq(id.value()), MEMBERSHIP.STATE.eq("ACTIVE"))
                        .fetchOptional(Members::member));
    }

    /** Everybody who may work now, by name: for choosing a responsible. */
    public List<Member> active(Scope scope) {
        return transactions.read(
                scope,
                () -> sql.selectFrom(MEMBERSHIP)
                        .where(MEMBERSHIP.STATE.eq("ACTIVE"))
                        .orderBy(lower(MEMBERSHIP.FIRST_NAME), lower(MEMBERSHIP.LAST_NAME), MEMBERSHIP.ID)
                        .fetch(Members::member));
    }

    private static Member member(MembershipRecord row) {
        return new Member(
                new MembershipId(row.getId()),
                (row.getFirstName() + " " + row.getLastName()).strip(),
                Role.valueOf(row.getRole()),
                row.getState().equals("ACTIVE"));
    }
}
