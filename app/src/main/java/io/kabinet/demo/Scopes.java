package io.kabinet.demo;

import io.kabinet.shared.AccountId;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.OrganizationKind;
import io.kabinet.tenancy.Rights;
import io.kabinet.tenancy.Role;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Section;
import io.kabinet.tenancy.Transactions;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Lets the people of the demonstration act through the services, with the rights that they have. */
final class Scopes {

    private static final Locale RUSSIAN = Locale.of("ru");

    private final DSLContext sql;
    private final Transactions transactions;

    Scopes(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** Somebody by their e-mail, in the organization of this name. */
    Scope of(String email, String organization) {
        return transactions
                .withoutOrganization(() -> sql.fetch(
                        "SELECT * FROM identity.memberships_of((SELECT id FROM identity.account WHERE email = ?))",
                        email))
                .stream()
                .filter(row -> organization.equals(row.get("organization_name", String.class)))
                .findFirst()
                .map(Scopes::scope)
                .orElseThrow(() -> new IllegalStateException("%s does not work at %s".formatted(email, organization)));
    }

    /** The passwords that are printed are to work at once: nobody is asked for another one first. */
    void keepPasswords() {
        transactions.withoutOrganization(
                () -> sql.execute("UPDATE identity.account SET must_change_password = false, locale = 'ru'"));
    }

    private static Scope scope(Record row) {
        var role = Role.valueOf(row.get("role", String.class));
        var kind = OrganizationKind.valueOf(row.get("organization_kind", String.class));
        return new Scope(
                new AccountId(row.get("account_id", UUID.class)),
                new MembershipId(row.get("id", UUID.class)),
                new OrganizationId(row.get("organization_id", UUID.class)),
                kind,
                role,
                Rights.of(role, kind, grants(row.get("grants", String[].class))),
                RUSSIAN,
                ZoneId.of(row.get("time_zone", String.class)));
    }

    private static Map<Section, Access> grants(String[] texts) {
        var grants = new EnumMap<Section, Access>(Section.class);
        for (String text : texts) {
            int colon = text.indexOf(':');
            grants.put(Section.valueOf(text.substring(0, colon)), Access.valueOf(text.substring(colon + 1)));
        }
        return grants;
    }
}
