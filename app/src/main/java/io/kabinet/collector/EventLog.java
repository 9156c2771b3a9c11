package io.kabinet.collector;

import java.time.Duration;

/**
 * What the collector made durable, in order, for the projector to read. Only bytes that a completed fdatasync covers are
 * visible. A record is delivered at least once: a request whose answer was lost comes again with the same event ids.
 */
public interface EventLog {

    /** Whose log this is; the projector keeps its offset under this id. */
    CollectorId collector();

    /** The oldest record that is still kept. Older ones were projected and deleted. */
    Offset first();

    /** Just behind the last durable record. */
    Offset end();

    /**
     * Reads on from {@code from}, at most {@code maxEntries} entries and about {@code maxBytes} bytes, at least one entry
     * when there is any. Returns an empty batch at the end of the log; {@link #await} waits there without polling.
     *
     * @throws IllegalStateException when {@code from} lies behind the end: the database remembers more than the log holds
     */
    Batch read(Offset from, int maxEntries, int maxBytes);

    /** Waits until something durable stands at {@code from}. Returns whether it does; false after the patience ran out. */
    boolean await(Offset from, Duration patience) throws InterruptedException;

    /**
     * Everything before {@code next} is projected and committed. Frees the spool; whole segments before it are compressed
     * and, after the retention time, deleted. Never goes back.
     */
    void projected(Offset next);

    /** What {@link #projected} said last in this process. */
    Offset projected();
}
