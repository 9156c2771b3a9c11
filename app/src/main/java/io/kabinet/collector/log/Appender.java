package io.kabinet.collector.log;

import io.kabinet.collector.Offset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes all that waits, writes it, calls fdatasync once for the group, and acknowledges only
 * then; meanwhile the next group gathers. When the disk fails, the whole group is refused, everything behind the last
 * durable byte is cut off and a new segment begun: after a failed fdatasync the kernel may have forgotten the pages, so the
 * file is not written again. Until that succeeds, appends are refused at once, with one attempt each
 * {@link #RETRY_AFTER}.
 */
final class Appender implements AutoCloseable {

    static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final int BUFFER_BYTES = 2 << 20;

    private final Segments segments;
    private final Disk disk;
    private final LogSettings settings;
    private final LongConsumer published;
    private final LongSupplier unprojected;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final AtomicLong pendingBytes = new AtomicLong();
    private List<Pending> pending = new ArrayList<>();
    private boolean closed;

    private volatile boolean failing;
    private volatile long failedAt;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private Disk.Appendable file;
    private long base;
    private long end;
    private long openedAt = System.nanoTime();

    /**
     * @param end where the log ends; the last segment is open for more
     * @param published told the new end after each group, before its acknowledgements
     * @param unprojected how many durable bytes wait for the projector
     */
    Appender(
            Segments segments,
            Disk disk,
            LogSettings settings,
            long end,
            LongConsumer published,
            LongSupplier unprojected)
            throws IOException {
        this.segments = segments;
        this.disk = disk;
        this.settings = settings;
        this.end = end;
        this.published = published;
        this.unprojected = unprojected;
        this.base = segments.last().base();
        this.file = disk.open(segments.last().file());
        this.thread = Thread.ofPlatform().name("event-log").start(this::run);
    }

    /** All payloads become durable, in a row, or none is acknowledged. Never blocks on the disk. */
    void append(List<byte[]> payloads, Acknowledgement acknowledgement) {
        long size = 0;
        for (byte[] payload : payloads) {
            if (payload.length == 0 || payload.length > RecordFormat.MAX_PAYLOAD_BYTES) {
                throw new IllegalArgumentException("A payload of " + payload.length + " bytes");
            }
            size += RecordFormat.sizeOf(payload);
        }
        if (!isAccepting(size) || !enqueue(new Pending(payloads, size, acknowledgement))) {
            acknowledgement.refused();
        }
    }

    /** Whether an append would be tried at this moment. */
    boolean isAccepting(long size) {
        boolean spoolFull = unprojected.getAsLong() + pendingBytes.get() + size > settings.spoolBytes();
        boolean tooManyWait = pendingBytes.get() > settings.pendingBytes();
        boolean retryLater = failing && System.nanoTime() - failedAt < RETRY_AFTER.toNanos();
        return !spoolFull && !tooManyWait && !retryLater;
    }

    /** Writes what waits, then closes the segment. Later appends are refused. */
    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            work.signal();
        } finally {
            lock.unlock();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        file.close();
    }

    private boolean enqueue(Pending entry) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            pendingBytes.addAndGet(entry.size());
            pending.add(entry);
            work.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (var group = nextGroup(); group != null; group = nextGroup()) {
            boolean durable = commit(group);
            if (durable) {
                published.accept(end);
            }
            for (var entry : group) {
                pendingBytes.addAndGet(-entry.size());
                tell(entry, durable);
            }
        }
    }

    /** Blocks until something waits; null once closed and empty. An empty group comes round once a while for rotation. */
    private @Nullable List<Pending> nextGroup() {
        lock.lock();
        try {
            if (pending.isEmpty() && !closed) {
                waitForWork();
            }
            if (pending.isEmpty() && closed) {
                return null;
            }
            var group = pending;
            pending = new ArrayList<>();
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void waitForWork() {
        try {
            work.await(settings.segmentAge().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private boolean commit(List<Pending> group) {
        try {
            if (failing) {
                beginAnew();
            }
            rotateIfDue();
            if (!group.isEmpty()) {
                end += write(group);
            }
            failing = false;
            return true;
        } catch (IOException e) {
            if (!failing) {
                LOG.error("The event log cannot be written; answering 503 until it can", e);
            }
            failedAt = System.nanoTime();
            failing = true;
            return false;
        }
    }

    private long write(List<Pending> group) throws IOException {
        long written = 0;
        buffer.clear();
        for (var entry : group) {
            for (byte[] payload : entry.payloads()) {
                if (buffer.remaining() < RecordFormat.sizeOf(payload)) {
                    file.write(buffer.flip());
                    buffer.clear();
                }
                RecordFormat.write(payload, buffer);
            }
            written += entry.size();
        }
        file.write(buffer.flip());
        file.sync();
        return written;
    }

    private void rotateIfDue() throws IOException {
        boolean old = System.nanoTime() - openedAt > settings.segmentAge().toNanos();
        if (end > base && (old || end - base >= settings.segmentBytes())) {
            file.close();
            openNext();
        }
    }

    /** After a failure: nothing behind the last durable byte may stay, and what follows gets a file of its own. */
    private void beginAnew() throws IOException {
        file.close();
        try (var broken = disk.open(segments.last().file())) {
            broken.cut(end - base);
        }
        openNext();
        LOG.info("The event log can be written again, from offset {}", end);
    }

    private void openNext() throws IOException {
        var next = Segment.plain(segments.folder(), end);
        file = disk.open(next.file());
        disk.syncFolder(segments.folder());
        segments.add(next);
        base = end;
        openedAt = System.nanoTime();
    }

    private void tell(Pending entry, boolean durable) {
        try {
            if (durable) {
                entry.acknowledgement().durable(new Offset(end));
            } else {
                entry.acknowledgement().refused();
            }
        } catch (RuntimeException e) {
            LOG.error("An acknowledgement failed", e);
        }
    }

    private record Pending(List<byte[]> payloads, long size, Acknowledgement acknowledgement) {}
}
