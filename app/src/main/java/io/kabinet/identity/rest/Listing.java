package io.kabinet.identity.rest;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.Refused;
import java.util.Optional;

/**
 * Which page of a list is asked for: {@code limit} and {@code cursor} of the query, looked at only when they are used,
 * after the rights.
 */
public final class Listing {

    public static final int LONGEST = 200;
    public static final int USUAL = 50;

    private final Optional<String> limit;
    private final Optional<String> cursor;

    Listing(Optional<String> limit, Optional<String> cursor) {
        this.limit = limit;
        this.cursor = cursor;
    }

    /**
     * 1 to 200, 50 when nothing is said.
     *
     * @throws Refused {@code INVALID}
     */
    public int limit() {
        return limit.map(Listing::number).orElse(USUAL);
    }

    /**
     * Where the page begins.
     *
     * @param size how many parts the sort key of the list has
     * @throws Refused {@code INVALID}
     */
    public Optional<Cursor> cursor(int size) {
        return cursor.filter(text -> !text.isEmpty()).map(text -> Cursor.decode(text, size));
    }

    private static int number(String text) {
        if (text.matches("[0-9]{1,3}")) {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= LONGEST) {
                return number;
            }
        }
        throw Refused.invalid("limit", "between", 1, LONGEST);
    }
}
