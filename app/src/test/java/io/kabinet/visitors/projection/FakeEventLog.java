package io.kabinet.visitors.projection;

import io.kabinet.collector.Batch;
import io.kabinet.collector.CollectorId;
import io.kabinet.collector.Entry;
import io.kabinet.collector.EventLog;
import io.kabinet.collector.Offset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** A log in memory; every record is 100 bytes long. */
public final class FakeEventLog implements EventLog {

    private static final int RECORD = 100;

    private final CollectorId collector = new CollectorId(UUID.randomUUID());
    private final List<Entry> entries = new ArrayList<>();
    private Offset projected = Offset.START;

    /** @param entry made with the offset at which it will stand */
    public synchronized void append(Function<Offset, Entry> entry) {
        entries.add(entry.apply(end()));
    }

    @Override
    public CollectorId collector() {
        return collector;
    }

    @Override
    public Offset first() {
        return Offset.START;
    }

    @Override
    public synchronized Offset end() {
        return new Offset((long) entries.size() * RECORD);
    }

    @Override
    public synchronized Batch read(Offset from, int maxEntries, int maxBytes) {
        int start = (int) (from.value() / RECORD);
        int stop = Math.min(entries.size(), start + maxEntries);
        return new Batch(entries.subList(start, stop), new Offset((long) stop * RECORD));
    }

    @Override
    public boolean await(Offset from, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (!from.isBefore(end())) {
            if (System.nanoTime() > until || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(1_000_000);
        }
        return true;
    }

    @Override
    public synchronized void projected(Offset next) {
        projected = next;
    }

    @Override
    public synchronized Offset projected() {
        return projected;
    }
}
