package io.kabinet.sites;

import java.security.SecureRandom;

/** Makes site keys: {@code kb_} and 16 letters or digits, 95 bits that nobody guesses. */
final class NewKey {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private NewKey() {}

    static String make() {
        var key = new StringBuilder("kb_");
        RANDOM.ints(LENGTH, 0, ALPHABET.length()).forEach(index -> key.append(ALPHABET.charAt(index)));
        return key.toString();
    }
}
