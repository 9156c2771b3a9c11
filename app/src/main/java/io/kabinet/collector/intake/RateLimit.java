package io.kabinet.collector.intake;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bucket of tokens, one an event, that holds a second's worth and fills steadily. Kept as the moment at which it would be
 * full again, so that a take is one compare-and-set.
 */
public final class RateLimit {

    private static final long WINDOW = Duration.ofSeconds(1).toNanos();

    private final int perSecond;
    private final AtomicLong fullAt;

    /** @param now nanoseconds of a clock that never goes back, as for {@link #take} */
    public RateLimit(int perSecond, long now) {
        this.perSecond = perSecond;
        this.fullAt = new AtomicLong(now);
    }

    public int perSecond() {
        return perSecond;
    }

    /** Takes {@code events} tokens. Returns 0, or, taking none, how many seconds (at least one) to wait for them. */
    public int take(int events, long now) {
        long cost = events * WINDOW / perSecond;
        while (true) {
            long before = fullAt.get();
            long after = Math.max(before - now, 0) + now + cost;
            long overdrawn = after - now - Math.max(WINDOW, cost);
            if (overdrawn > 0) {
                return (int) Math.max(1, (overdrawn + WINDOW - 1) / WINDOW);
            }
            if (fullAt.compareAndSet(before, after)) {
                return 0;
            }
        }
    }
}
