package io.kabinet.collector.log;

import io.kabinet.collector.Batch;
import io.kabinet.collector.Entry;
import io.kabinet.collector.Offset;
import io.kabinet.collector.Unreadable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a batch of records from one segment. Damaged stretches become one {@link Unreadable} each. */
final class SegmentReader {

    private final Segments segments;
    private @Nullable Segment inflated;
    private byte[] inflatedBytes = new byte[0];

    SegmentReader(Segments segments) {
        this.segments = segments;
    }

    /** Reads on from {@code from}; {@code end} is the end of what may be seen. */
    synchronized Batch read(Offset from, long end, int maxEntries, int maxBytes) throws IOException {
        if (from.value() == end) {
            return new Batch(List.of(), from);
        }
        var segment = segments.containing(from.value());
        if (segment == null) {
            var first = new Offset(segments.first().base());
            return new Batch(List.of(new Unreadable(from, "deleted before it was projected", new byte[0])), first);
        }
        var next = segments.after(segment);
        long stop = next == null ? end : Math.min(next.base(), end);
        int wanted = (int) Math.min(stop - from.value(), maxBytes);
        return new Stretch(segment, from.value(), stop).decode(wanted, maxEntries);
    }

    private byte[] bytes(Segment segment, long from, long to) throws IOException {
        int start = Math.toIntExact(from - segment.base());
        int stop = Math.toIntExact(to - segment.base());
        if (segment.isCompressed()) {
            if (!segment.equals(inflated)) {
                inflatedBytes = Archive.inflate(segment);
                inflated = segment;
            }
            return Arrays.copyOfRange(inflatedBytes, start, Math.min(stop, inflatedBytes.length));
        }
        try (var channel = FileChannel.open(segment.file(), StandardOpenOption.READ)) {
            var buffer = ByteBuffer.allocate(stop - start);
            while (buffer.hasRemaining() && channel.read(buffer, start + (long) buffer.position()) >= 0) {
                continue;
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }

    /** From {@code from} to {@code stop} within one segment: decodes as far as the bytes that were read reach. */
    private final class Stretch {

        private final Segment segment;
        private final long from;
        private final long stop;

        Stretch(Segment segment, long from, long stop) {
            this.segment = segment;
            this.from = from;
            this.stop = stop;
        }

        Batch decode(int wanted, int maxEntries) throws IOException {
            byte[] bytes = bytes(segment, from, from + wanted);
            var entries = new ArrayList<Entry>();
            int at = 0;
            while (at < bytes.length && entries.size() < maxEntries) {
                int size = RecordFormat.sizeAt(bytes, at, bytes.length);
                if (size == 0) {
                    break;
                }
                entries.add(
                        DeliveryCodec.decode(new Offset(from + at), bytes, at + RecordFormat.HEADER_BYTES, at + size));
                at += size;
            }
            return at > 0 ? new Batch(entries, new Offset(from + at)) : decodeAtBoundary(wanted, bytes);
        }

        /** Nothing whole at the beginning: either the record is longer than what was read, or it is damaged. */
        private Batch decodeAtBoundary(int wanted, byte[] bytes) throws IOException {
            int claimed = RecordFormat.claimedSizeAt(bytes, 0, bytes.length);
            boolean mayBeLonger = wanted < RecordFormat.HEADER_BYTES || claimed > wanted;
            int enough = (int) Math.min(stop - from, Math.max(claimed, RecordFormat.HEADER_BYTES));
            return mayBeLonger && enough > wanted ? decode(enough, 1) : stepOver();
        }

        private Batch stepOver() throws IOException {
            byte[] rest = bytes(segment, from, stop);
            int next = RecordFormat.nextRecord(rest, 0, rest.length);
            boolean reachesStop = next == rest.length;
            var damage = new Unreadable(
                    new Offset(from), "damaged", Arrays.copyOf(rest, Math.min(next, Unreadable.KEPT_BYTES)));
            return new Batch(List.of(damage), new Offset(reachesStop ? stop : from + next));
        }
    }
}
