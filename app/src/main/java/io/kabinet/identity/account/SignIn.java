package io.kabinet.identity.account;

import static io.kabinet.identity.jooq.Tables.MEMBERSHIP;
import static org.jooq.impl.DSL.currentOffsetDateTime;

import io.kabinet.shared.AccountId;
import io.kabinet.shared.EmailAddress;
import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** Signing in with e-mail and password. What is answered does not depend on whether there is such an account. */
@Service
public class SignIn {

    private static final int LONGEST_EMAIL = 254;

    private final DSLContext sql;
    private final Transactions transactions;
    private final SignInThrottle throttle;
    private final LiveMemberships memberships;

    SignIn(DSLContext sql, Transactions transactions, SignInThrottle throttle, LiveMemberships memberships) {
        this.sql = sql;
        this.transactions = transactions;
        this.throttle = throttle;
        this.memberships = memberships;
    }

    /** How an attempt ended. */
    public sealed interface Outcome {}

    /** Under this membership: the one of the last sign-in. */
    public record Welcome(LiveMembership membership) implements Outcome {}

    /** E-mail or password do not fit. */
    public record Wrong(int attemptsLeft) implements Outcome {}

    /** Too many attempts. */
    public record Wait(Duration duration) implements Outcome {}

    /** The password is right, and no organization lets this account work. */
    public record NoOrganization() implements Outcome {}

    /**
     * Tries.
     *
     * @param address where the attempt comes from
     * @param language the browser's, kept with an account that has chosen none
     */
    public Outcome attempt(String email, String password, String address, Locale language) {
        var known = EmailAddress.parse(email).map(EmailAddress::value).orElse(cut(email));
        var verdict = throttle.attempt(known, address);
        if (!verdict.allowed()) {
            return new Wait(verdict.delay());
        }
        var account = new Accounts(sql).verified(email, password);
        if (account.isEmpty()) {
            return new Wrong(verdict.left());
        }
        throttle.succeeded(known, address);
        return welcome(account.get(), language);
    }

    private Outcome welcome(AccountId account, Locale language) {
        new Accounts(sql).greet(account, language);
        var latest = memberships.of(account).stream()
                .max(Comparator.comparing(one -> one.lastSignInAt().orElse(Instant.EPOCH)));
        if (latest.isEmpty()) {
            return new NoOrganization();
        }
        entered(latest.get());
        return new Welcome(latest.get());
    }

    /** Another organization of the same account, if it lets this account work. */
    public Optional<LiveMembership> elsewhere(AccountId account, OrganizationId organization) {
        var there = memberships.of(account).stream()
                .filter(one -> one.organization().equals(organization))
                .findFirst();
        there.ifPresent(this::entered);
        return there;
    }

    private void entered(LiveMembership membership) {
        transactions.forOrganization(membership.organization(), () -> {
            sql.update(MEMBERSHIP)
                    .set(MEMBERSHIP.LAST_SIGN_IN_AT, currentOffsetDateTime())
                    .where(MEMBERSHIP.ID.eq(membership.id().value()))
                    .execute();
        });
    }

    private static String cut(String email) {
        return email.length() <= LONGEST_EMAIL ? email : email.substring(0, LONGEST_EMAIL);
    }
}
