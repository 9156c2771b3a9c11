package io.kabinet.billing;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which lines of the history are wanted.
 *
 * @param operations empty for all
 * @param from inclusive
 * @param to exclusive
 */
public record EntryFilter(
        Commodity commodity, Set<Operation> operations, Optional<Instant> from, Optional<Instant> to) {

    public static EntryFilter all(Commodity commodity) {
        return new EntryFilter(commodity, Set.of(), Optional.empty(), Optional.empty());
    }
}
