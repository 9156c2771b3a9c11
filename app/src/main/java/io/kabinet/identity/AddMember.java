package io.kabinet.identity;

import static io.kabinet.identity.jooq.Tables.MEMBERSHIP;
import static io.kabinet.identity.jooq.Tables.SECTION_GRANT;

import io.kabinet.identity.account.Accounts;
import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.FieldError;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Access;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Role;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Section;
import io.kabinet.tenancy.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** Takes somebody into the staff of one's own organization: a manager with section grants, or a chief manager. */
@Service
public class AddMember {

    private final DSLContext sql;
    private final Transactions transactions;

    AddMember(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /**
     * Whom to take in, as somebody typed it.
     *
     * @param role manager or chief manager
     * @param grants of a manager; sections left out are not granted
     */
    public record Command(
            String firstName,
            String lastName,
            String email,
            String phone,
            String password,
            Role role,
            Map<Section, Access> grants) {}

    /**
     * An e-mail that has an account already brings that account along: it keeps its password and gets another organization
     * to switch to. A new account must choose a password of its own at its first sign-in.
     *
     * @throws Refused {@code FORBIDDEN}, {@code INVALID} with every field that does not fit, or {@code CONFLICT} when this
     *     account works here already
     */
    public Member add(Scope scope, Command command) {
        scope.require(Capability.MANAGERS_CREATE);
        var person = new NewHead(
                        command.firstName(), command.lastName(), command.email(), command.phone(), command.password())
                .checked("", roleErrors(command.role()));
        return transactions.write(scope, () -> {
            var account = new Accounts(sql)
                    .withEmail(person.email(), person.password(), true, scope.zone(), Optional.empty());
            var id = MembershipId.next();
            int added = sql.insertInto(MEMBERSHIP)
                    .set(MEMBERSHIP.ID, id.value())
                    .set(MEMBERSHIP.ORGANIZATION_ID, scope.organization().value())
                    .set(MEMBERSHIP.ACCOUNT_ID, account.value())
                    .set(MEMBERSHIP.FIRST_NAME, person.firstName())
                    .set(MEMBERSHIP.LAST_NAME, person.lastName())
                    .set(MEMBERSHIP.PHONE, person.phone().map(PhoneNumber::e164).orElse(null))
                    .set(MEMBERSHIP.ROLE, command.role().name())
                    .onConflict(MEMBERSHIP.ORGANIZATION_ID, MEMBERSHIP.ACCOUNT_ID)
                    .doNothing()
                    .execute();
            if (added == 0) {
                throw Refused.because(ErrorCode.CONFLICT);
            }
            grant(scope, id, command);
            return new Member(id, (person.firstName() + " " + person.lastName()).strip(), command.role(), true);
        });
    }

    private static List<FieldError> roleErrors(Role role) {
        var errors = new ArrayList<FieldError>();
        if (role == Role.HEAD) {
            errors.add(FieldError.of("role", "choice", "manager, chief_manager"));
        }
        return errors;
    }

    private void grant(Scope scope, MembershipId member, Command command) {
        if (command.role() != Role.MANAGER) {
            return;
        }
        command.grants().forEach((section, access) -> {
            if (access != Access.NONE) {
                sql.insertInto(SECTION_GRANT)
                        .set(SECTION_GRANT.MEMBERSHIP_ID, member.value())
                        .set(SECTION_GRANT.ORGANIZATION_ID, scope.organization().value())
                        .set(SECTION_GRANT.SECTION, section.name())
                        .set(SECTION_GRANT.ACCESS, access.name())
                        .execute();
            }
        });
    }
}
