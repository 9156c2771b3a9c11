package io.kabinet.bench.collector;

import java.util.Arrays;

/** Every latency of a run, in nanoseconds. Belongs to one thread until the run is over. */
final class Latencies {

    private long[] values = new long[1 << 16];
    private int count;

    void add(long nanos) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = nanos;
    }

    int count() {
        return count;
    }

    /** In milliseconds; {@code share} 0.99 is the 99th percentile. */
    double percentile(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, Math.round(Math.ceil(share * count)) - 1)] / 1e6;
    }
}
