package io.kabinet.identity.rest;

import io.kabinet.shared.Cursor;
import io.kabinet.shared.Page;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list in the API.
 *
 * @param nextCursor what to send as {@code cursor} for the next page; null on the last one
 */
public record Items<T>(List<T> items, @Nullable String nextCursor) {

    public static <T, R> Items<R> of(Page<T> page, Function<T, R> json) {
        return new Items<>(
                page.items().stream().map(json).toList(),
                page.next().map(Cursor::encode).orElse(null));
    }
}
