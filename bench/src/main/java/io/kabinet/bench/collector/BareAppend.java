package io.kabinet.bench.collector;

import io.kabinet.collector.Offset;
import io.kabinet.collector.log.Acknowledgement;
import io.kabinet.collector.log.Disk;
import io.kabinet.collector.log.LogSettings;
import io.kabinet.collector.log.SegmentedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** The ceiling of the disk: records of a request's size appended with group fdatasync, nothing before or behind it. */
final class BareAppend {

    private static final int RECORD_BYTES = 230;

    private BareAppend() {}

    /** Acknowledged records a second with so many waiting for their acknowledgement. */
    static double perSecond(Path folder, int waiting, Duration duration) throws IOException, InterruptedException {
        var permits = new Semaphore(waiting);
        var durable = new AtomicLong();
        var counting = new Acknowledgement() {
            @Override
            public void durable(Offset next) {
                durable.incrementAndGet();
                permits.release();
            }

            @Override
            public void refused() {
                throw new IllegalStateException("The disk does not take records");
            }
        };
        long began = System.nanoTime();
        try (var log = SegmentedLog.open(folder, LogSettings.DEFAULT, Disk.real())) {
            while (System.nanoTime() - began < duration.toNanos()) {
                permits.acquire();
                log.append(List.of(new byte[RECORD_BYTES]), counting);
            }
            permits.acquire(waiting);
            return durable.get() / ((System.nanoTime() - began) / 1e9);
        }
    }
}
