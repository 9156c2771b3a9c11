package io.kabinet.collector;

import java.util.Map;
import java.util.UUID;

/**
 * What became of an import after projection. Implemented by whoever projects. Asked after {@link EventLog#projected()} has
 * passed the import's last record, so the figures are final.
 */
public interface ImportOutcomes {

    Outcome of(UUID importId);

    /**
     * {@code accepted + repeated + sum(dropped)} is the number of events that the import delivered.
     *
     * @param repeated events that were known before (same site and id)
     * @param dropped events by drop reason
     * @param visits distinct visits that hold an event of this import, known before or not
     * @param visitors distinct visitors, likewise
     */
    record Outcome(long accepted, long repeated, Map<String, Long> dropped, long visits, long visitors) {}
}
