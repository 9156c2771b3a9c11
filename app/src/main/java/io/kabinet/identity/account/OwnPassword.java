package io.kabinet.identity.account;

import io.kabinet.shared.FieldError;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** Choosing the password of one's own account. */
@Service
public class OwnPassword {

    private final DSLContext sql;
    private final Transactions transactions;

    OwnPassword(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /**
     * Replaces the password that somebody else chose.
     *
     * @throws Refused {@code INVALID} for a password that does not fit, or is still the old one
     */
    public void choose(Scope scope, String password) {
        var errors = new ArrayList<FieldError>();
        check(password, "password", errors);
        if (!errors.isEmpty()) {
            throw Refused.invalid(errors);
        }
        var accounts = new Accounts(sql);
        if (accounts.hasPassword(scope.account(), password)) {
            throw Refused.invalid("password", "same_password");
        }
        transactions.write(scope, () -> accounts.choosePassword(scope.account(), password));
    }

    /** Adds what is wrong with a new password: 8 to 200 characters, whatever they are. */
    public static void check(String password, String field, List<FieldError> errors) {
        if (password.isEmpty()) {
            errors.add(FieldError.of(field, "required"));
        } else if (password.codePointCount(0, password.length()) < Passwords.SHORTEST) {
            errors.add(FieldError.of(field, "too_short", Passwords.SHORTEST));
        } else if (password.length() > Passwords.LONGEST) {
            errors.add(FieldError.of(field, "too_long", Passwords.LONGEST));
        }
    }
}
