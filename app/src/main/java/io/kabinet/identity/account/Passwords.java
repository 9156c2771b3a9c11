package io.kabinet.identity.account;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id with the parameters that OWASP names first: 19 MiB, two passes, one lane. As many at a time as there are
 * processors, so that a flood of sign-ins cannot take all memory.
 */
public final class Passwords {

    public static final int SHORTEST = 8;
    public static final int LONGEST = 200;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;

    private static final Argon2PasswordEncoder ENCODER =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, PASSES);
    private static final Semaphore AT_A_TIME =
            new Semaphore(Runtime.getRuntime().availableProcessors());

    /** A hash that no password matches in practice: checked for unknown e-mails, so that they take as long as known ones. */
    private static final class Unknown {
        static final String HASH = hash(Tokens.next());
    }

    private Passwords() {}

    public static String hash(String password) {
        return limited(() -> ENCODER.encode(password));
    }

    public static boolean matches(String password, String hash) {
        return password.length() <= LONGEST && limited(() -> ENCODER.matches(password, hash));
    }

    /** Works as long as {@link #matches} does, and refuses. */
    public static boolean matchesNobody(String password) {
        return matches(password, Unknown.HASH) && false;
    }

    private static <T> T limited(Supplier<T> work) {
        AT_A_TIME.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            AT_A_TIME.release();
        }
    }
}
