package io.kabinet.collector;

/**
 * A place in one collector's event log: bytes from the beginning of the log, counted over all segments and never reused.
 * Meaningless without the {@link EventLog#collector() collector} that it belongs to.
 */
public record Offset(long value) implements Comparable<Offset> {

    public static final Offset START = new Offset(0);

    public Offset {
        if (value < 0) {
            throw new IllegalArgumentException("An offset is never negative: " + value);
        }
    }

    public Offset plus(long bytes) {
        return new Offset(value + bytes);
    }

    public boolean isBefore(Offset other) {
        return value < other.value;
    }

    @Override
    public int compareTo(Offset other) {
        return Long.compare(value, other.value);
    }
}
