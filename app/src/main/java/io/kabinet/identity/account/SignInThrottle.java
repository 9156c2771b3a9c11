package io.kabinet.identity.account;

import static org.jooq.impl.DSL.val;

import io.kabinet.tenancy.Transactions;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing. Each attempt counts as a failure before the password is looked at, in one statement, so that
 * a hundred at once are still a hundred; a success takes it back. Keys are hashes of what was typed, whether or not there
 * is such an account.
 */
@Component
public class SignInThrottle {

    /** For one e-mail: five at will, then 2, 4, 8 … seconds, at most five minutes. */
    static final int FREE_PER_EMAIL = 5;

    /** From one address, behind which many people may sit. */
    static final int FREE_PER_ADDRESS = 50;

    private static final int LONGEST_SECONDS = 300;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final DSLContext sql;
    private final Transactions transactions;

    SignInThrottle(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /**
     * Whether an attempt may be made.
     *
     * @param left attempts that are still free after this one
     * @param delay how long to wait; zero when the attempt may be made
     */
    public record Verdict(int left, Duration delay) {

        public boolean allowed() {
            return delay.isZero();
        }
    }

    /** Counts an attempt for this e-mail from this address. */
    public Verdict attempt(String email, String address) {
        return transactions.withoutOrganization(() -> {
            var byAddress = count("address " + address, FREE_PER_ADDRESS);
            return byAddress.allowed() ? count("email " + email, FREE_PER_EMAIL) : byAddress;
        });
    }

    /** The attempt was good: the e-mail starts anew, the address gets its attempt back. */
    public void succeeded(String email, String address) {
        transactions.withoutOrganization(() -> sql.execute(
                        "DELETE FROM identity.sign_in_throttle WHERE key = ?", (Object) Tokens.hash("email " + email))
                + sql.execute(
                        "UPDATE identity.sign_in_throttle SET failures = greatest(failures - 1, 0) WHERE key = ?",
                        (Object) Tokens.hash("address " + address)));
    }

    /** Forgets what is too old to count. */
    public void forget() {
        transactions.withoutOrganization(() -> sql.execute(
                "DELETE FROM identity.sign_in_throttle WHERE last_at < now() - make_interval(secs => ?)",
                FORGOTTEN_AFTER.toSeconds()));
    }

    private Verdict count(String what, int free) {
        var key = val(Tokens.hash(what));
        var counted = sql.fetchOptional("""
                INSERT INTO identity.sign_in_throttle AS t (key, failures, last_at, blocked_until)
                VALUES ({0}, 1, now(), now())
                ON CONFLICT (key) DO UPDATE SET
                    (failures, blocked_until) = (
                        SELECT f, CASE WHEN f < {2} THEN now()
                                  ELSE now() + make_interval(secs => least({3}, 2 ^ least(f - {2} + 1, 20))) END
                        FROM (SELECT CASE WHEN t.last_at < now() - make_interval(secs => {1}) THEN 1
                                     ELSE t.failures + 1 END) AS n (f)),
                    last_at = now()
                WHERE t.blocked_until <= now()
                RETURNING failures
                """, key, val(FORGOTTEN_AFTER.toSeconds()), val(free), val(LONGEST_SECONDS));
        return counted.map(row -> new Verdict(Math.max(0, free - row.get(0, Integer.class)), Duration.ZERO))
                .orElseGet(() -> new Verdict(0, remaining(key)));
    }

    private Duration remaining(Param<byte[]> key) {
        var seconds = sql.fetchValue(
                "SELECT ceil(extract(epoch FROM blocked_until - now()))::int FROM identity.sign_in_throttle WHERE key = {0}",
                key);
        return Duration.ofSeconds(seconds instanceof Integer number ? Math.max(1, number) : 1);
    }
}
