package io.kabinet.identity;

import io.kabinet.shared.MembershipId;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Service;

/** Who heads the organizations directly below one's own. Of the rest of their staff nobody above learns anything. */
@Service
public class Heads {

    private final DSLContext sql;
    private final Transactions transactions;

    Heads(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** The head of an organization below. */
    public record Head(
            MembershipId id,
            String firstName,
            String lastName,
            String email,
            Optional<PhoneNumber> phone,
            Optional<Instant> lastSignInAt) {

        /** First and last name. */
        public String name() {
            return (firstName + " " + lastName).strip();
        }
    }

    /** The heads of these, in one query; organizations that are not directly below are left out. */
    public Map<OrganizationId, Head> of(Scope scope, Collection<OrganizationId> children) {
        if (children.isEmpty()) {
            return Map.of();
        }
        var ids = children.stream().map(OrganizationId::value).toArray(UUID[]::new);
        return transactions.read(scope, () -> sql.fetch("SELECT * FROM identity.heads_of(?)", (Object) ids)).stream()
                .collect(Collectors.toUnmodifiableMap(
                        row -> new OrganizationId(row.get("organization_id", UUID.class)), Heads::head));
    }

    private static Head head(Record row) {
        return new Head(
                new MembershipId(row.get("membership_id", UUID.class)),
                row.get("first_name", String.class),
                row.get("last_name", String.class),
                row.get("email", String.class),
                Optional.ofNullable(row.get("phone", String.class)).map(PhoneNumber::new),
                Optional.ofNullable(row.get("last_sign_in_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
