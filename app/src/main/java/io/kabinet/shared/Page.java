package io.kabinet.shared;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list in a stable order.
 *
 * @param next where the next page begins; empty on the last one
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {

    /** Cuts what was read with {@code limit + 1} rows down to a page. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> cursorOf) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), Optional.empty());
        }
        var items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, Optional.of(cursorOf.apply(items.getLast())));
    }

    public <R> Page<R> map(Function<T, R> mapping) {
        return new Page<>(items.stream().map(mapping).toList(), next);
    }
}
