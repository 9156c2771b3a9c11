package io.kabinet.collector.log;

import java.time.Duration;

/**
 * Bounds of the log.
 *
 * @param segmentBytes a segment is closed once it is larger
 * @param segmentAge or older
 * @param spoolBytes unprojected bytes above which nothing more is accepted
 * @param pendingBytes bytes waiting for the appending thread above which nothing more is accepted
 * @param retention how long a projected segment is kept after its last record
 */
public record LogSettings(
        long segmentBytes, Duration segmentAge, long spoolBytes, long pendingBytes, Duration retention) {

    public static final LogSettings DEFAULT =
            new LogSettings(64L << 20, Duration.ofHours(1), 4L << 30, 32L << 20, Duration.ofHours(24));
}
