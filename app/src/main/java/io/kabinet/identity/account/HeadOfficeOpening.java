package io.kabinet.identity.account;

import static io.kabinet.identity.jooq.Tables.MEMBERSHIP;

import io.kabinet.organizations.HeadOffice;
import io.kabinet.shared.AccountId;
import io.kabinet.shared.EmailAddress;
import io.kabinet.shared.MembershipId;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.shared.Refused;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;

/** Opens the head office with its head. Needs no Spring: the first-start page and {@code admin} both use it. */
public final class HeadOfficeOpening {

    private HeadOfficeOpening() {}

    /** What a head office begins with; the password was chosen by its head. */
    public record Opening(
            String organization,
            String firstName,
            String lastName,
            EmailAddress email,
            Optional<PhoneNumber> phone,
            String password,
            ZoneId zone,
            Locale locale) {}

    /** Who heads it. */
    public record Opened(AccountId account, MembershipId membership) {}

    /**
     * Works in the caller's transaction, and leaves it bound to the head office.
     *
     * @throws Refused {@code CONFLICT} when there is a head office
     */
    public static Opened open(DSLContext sql, Opening opening) {
        var organization = HeadOffice.open(sql, opening.organization(), opening.zone(), opening.locale());
        sql.execute("SELECT set_config('kabinet.organization_id', ?, true)", organization.toString());
        var account = new Accounts(sql)
                .withEmail(opening.email(), opening.password(), false, opening.zone(), Optional.of(opening.locale()));
        var membership = MembershipId.next();
        sql.insertInto(MEMBERSHIP)
                .set(MEMBERSHIP.ID, membership.value())
                .set(MEMBERSHIP.ORGANIZATION_ID, organization.value())
                .set(MEMBERSHIP.ACCOUNT_ID, account.value())
                .set(MEMBERSHIP.FIRST_NAME, opening.firstName())
                .set(MEMBERSHIP.LAST_NAME, opening.lastName())
                .set(MEMBERSHIP.PHONE, opening.phone().map(PhoneNumber::e164).orElse(null))
                .set(MEMBERSHIP.ROLE, "HEAD")
                .execute();
        return new Opened(account, membership);
    }
}
