package io.kabinet.identity.account;

import static io.kabinet.identity.jooq.Tables.ACCOUNT;

import io.kabinet.shared.AccountId;
import io.kabinet.shared.EmailAddress;
import io.kabinet.ui.Look;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;

/** Accounts: one per e-mail. Each call works in the caller's transaction, if there is one. */
public final class Accounts {

    private final DSLContext sql;

    public Accounts(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * The account with this e-mail, made when there is none. One that exists keeps its password and everything else.
     *
     * @param mustChangePassword whether the password was chosen by somebody else
     */
    public AccountId withEmail(
            EmailAddress email, String password, boolean mustChangePassword, ZoneId zone, Optional<Locale> language) {
        var existing = find(email);
        if (existing.isPresent()) {
            return existing.get();
        }
        sql.insertInto(ACCOUNT)
                .set(ACCOUNT.ID, AccountId.next().value())
                .set(ACCOUNT.EMAIL, email.value())
                .set(ACCOUNT.PASSWORD_HASH, Passwords.hash(password))
                .set(ACCOUNT.MUST_CHANGE_PASSWORD, mustChangePassword)
                .set(ACCOUNT.TIME_ZONE, zone.getId())
                .set(ACCOUNT.LOCALE, language.map(Locale::getLanguage).orElse(null))
                .onConflict(ACCOUNT.EMAIL)
                .doNothing()
                .execute();
        return find(email).orElseThrow();
    }

    public Optional<AccountId> find(EmailAddress email) {
        return sql.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.EMAIL.eq(email.value()))
                .fetchOptional(row -> new AccountId(row.value1()));
    }

    /** The account whose e-mail and password these are. Takes as long for an unknown e-mail as for a known one. */
    public Optional<AccountId> verified(String email, String password) {
        var known = EmailAddress.parse(email)
                .flatMap(address -> sql.selectFrom(ACCOUNT)
                        .where(ACCOUNT.EMAIL.eq(address.value()))
                        .fetchOptional());
        if (known.isEmpty()) {
            Passwords.matchesNobody(password);
            return Optional.empty();
        }
        return Passwords.matches(password, known.get().getPasswordHash())
                ? Optional.of(new AccountId(known.get().getId()))
                : Optional.empty();
    }

    /** Whether this is the account's password. */
    public boolean hasPassword(AccountId id, String password) {
        return Passwords.matches(
                password,
                sql.select(ACCOUNT.PASSWORD_HASH)
                        .from(ACCOUNT)
                        .where(ACCOUNT.ID.eq(id.value()))
                        .fetchSingle()
                        .value1());
    }

    /** The account's owner chose this password. */
    public void choosePassword(AccountId id, String password) {
        sql.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD_HASH, Passwords.hash(password))
                .set(ACCOUNT.MUST_CHANGE_PASSWORD, false)
                .where(ACCOUNT.ID.eq(id.value()))
                .execute();
    }

    public void keep(AccountId id, Look look) {
        sql.update(ACCOUNT)
                .set(ACCOUNT.LOCALE, look.language().tag())
                .set(ACCOUNT.THEME, look.theme().name())
                .set(ACCOUNT.DENSITY, look.density().name())
                .set(ACCOUNT.TIME_ZONE, look.zone().getId())
                .where(ACCOUNT.ID.eq(id.value()))
                .execute();
    }

    /** Keeps the language of the first sign-in; a language that was chosen stays. */
    public void greet(AccountId id, Locale language) {
        sql.update(ACCOUNT)
                .set(ACCOUNT.LOCALE, language.getLanguage())
                .where(ACCOUNT.ID.eq(id.value()), ACCOUNT.LOCALE.isNull())
                .execute();
    }
}
