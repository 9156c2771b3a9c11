package io.kabinet.identity;

import io.kabinet.identity.account.Accounts;
import io.kabinet.organizations.Children;
import io.kabinet.organizations.Organizations;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** Opens a representation or a client together with the account of its head, in one transaction. */
@Service
public class OpenCabinet {

    private final DSLContext sql;
    private final Transactions transactions;
    private final Organizations organizations;

    OpenCabinet(DSLContext sql, Transactions transactions, Organizations organizations) {
        this.sql = sql;
        this.transactions = transactions;
        this.organizations = organizations;
    }

    /** What to open. */
    public record Command(Children children, String name, NewHead head) {}

    /**
     * The head's e-mail may have an account already: then that account gets another organization to switch to, keeps its
     * password, and the answer is the same. A new account must choose a password of its own at its first sign-in.
     *
     * @throws Refused {@code FORBIDDEN}, or {@code INVALID} with every field that does not fit
     */
    public OrganizationId open(Scope scope, Command command) {
        scope.require(command.children().create());
        var head = command.head().checked("head.", FirstStart.organizationErrors(command.name()));
        return transactions.write(scope, () -> {
            var organization = organizations.open(scope, command.children(), command.name());
            var account =
                    new Accounts(sql).withEmail(head.email(), head.password(), true, scope.zone(), Optional.empty());
            sql.execute(
                    "SELECT identity.appoint_first_head(?, ?, ?, ?, ?, ?)",
                    MembershipId.next().value(),
                    organization.value(),
                    account.value(),
                    head.firstName(),
                    head.lastName(),
                    head.phone().map(phone -> phone.e164()).orElse(null));
            return organization;
        });
    }
}
