package io.kabinet.collector.log;

import io.kabinet.collector.Batch;
import io.kabinet.collector.CollectorId;
import io.kabinet.collector.EventLog;
import io.kabinet.collector.Offset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event log in segments on this host's disk. */
public final class SegmentedLog implements EventLog, AutoCloseable {

    /** In the folder of the segments: whose log it is. */
    static final String COLLECTOR_FILE = "collector-id";

    private static final Logger LOG = LoggerFactory.getLogger(SegmentedLog.class);
    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);

    private final CollectorId collector;
    private final Segments segments;
    private final Appender appender;
    private final SegmentReader reader;
    private final Archive archive;
    private final AtomicLong projected;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread tidying;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private volatile long end;

    private SegmentedLog(CollectorId collector, Segments segments, Disk disk, LogSettings settings, long end)
            throws IOException {
        this.collector = collector;
        this.segments = segments;
        this.end = end;
        this.projected = new AtomicLong(firstPlain(segments));
        this.reader = new SegmentReader(segments);
        this.archive = new Archive(segments, disk, settings.retention());
        this.appender = new Appender(segments, disk, settings, end, this::publish, () -> this.end - projected.get());
        this.tidying = Thread.ofVirtual().name("event-log-archive").start(this::tidyRegularly);
    }

    /**
     * Opens the log of a folder, made when absent, and cuts a torn last record.
     *
     * @throws IOException when it cannot be read or written, or another process holds it
     */
    public static SegmentedLog open(Path folder, LogSettings settings, Disk disk) throws IOException {
        var segments = Segments.open(folder);
        try {
            var collector = collectorId(folder, disk);
            if (segments.isEmpty()) {
                var first = Segment.plain(folder, 0);
                disk.open(first.file()).close();
                segments.add(first);
            }
            long end = Recovery.cutTornTail(segments, disk);
            if (segments.last().isCompressed()) {
                var next = Segment.plain(folder, end);
                disk.open(next.file()).close();
                segments.add(next);
            }
            disk.syncFolder(folder);
            return new SegmentedLog(collector, segments, disk, settings, end);
        } catch (IOException | RuntimeException e) {
            segments.close();
            throw e;
        }
    }

    /**
     * Appends encoded deliveries in a row and acknowledges when they are durable. Returns at once; refuses while the spool is
     * full or the disk fails.
     */
    public void append(List<byte[]> deliveries, Acknowledgement acknowledgement) {
        appender.append(deliveries, acknowledgement);
    }

    /** Whether an append would be tried at this moment. */
    public boolean isAccepting() {
        return appender.isAccepting(0);
    }

    @Override
    public CollectorId collector() {
        return collector;
    }

    @Override
    public Offset first() {
        return new Offset(segments.first().base());
    }

    @Override
    public Offset end() {
        return new Offset(end);
    }

    @Override
    public Batch read(Offset from, int maxEntries, int maxBytes) {
        long visible = end;
        if (from.value() > visible) {
            throw new IllegalStateException("Offset " + from.value() + " lies behind the end " + visible
                    + " of the log of collector " + collector.value());
        }
        try {
            return reader.read(from, visible, maxEntries, maxBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean await(Offset from, Duration patience) throws InterruptedException {
        if (end > from.value()) {
            return true;
        }
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (end <= from.value() && left > 0) {
                left = grown.awaitNanos(left);
            }
            return end > from.value();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void projected(Offset next) {
        projected.accumulateAndGet(next.value(), Math::max);
    }

    @Override
    public Offset projected() {
        return new Offset(projected.get());
    }

    /** Compresses and deletes what is due, now. Also done every minute. */
    public void tidy(Clock clock) throws IOException {
        archive.tidy(projected.get(), clock.instant());
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        appender.close();
        try {
            tidying.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        segments.close();
    }

    private void publish(long newEnd) {
        lock.lock();
        try {
            end = newEnd;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void tidyRegularly() {
        try {
            while (!closing.await(TIDY_EVERY.toSeconds(), TimeUnit.SECONDS)) {
                try {
                    tidy(Clock.systemUTC());
                } catch (IOException e) {
                    LOG.warn("Projected segments could not be compressed or deleted", e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Compressed segments were projected; how far beyond them, the projector says when it starts. */
    private static long firstPlain(Segments segments) {
        return segments.all().stream()
                .filter(segment -> !segment.isCompressed())
                .mapToLong(Segment::base)
                .findFirst()
                .orElseThrow();
    }

    private static CollectorId collectorId(Path folder, Disk disk) throws IOException {
        Path file = folder.resolve(COLLECTOR_FILE);
        if (Files.notExists(file)) {
            Path unfinished = folder.resolve("collector-id.tmp");
            Files.writeString(unfinished, UUID.randomUUID().toString());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            disk.syncFolder(folder);
        }
        return new CollectorId(
                UUID.fromString(Files.readString(file, StandardCharsets.UTF_8).strip()));
    }
}
