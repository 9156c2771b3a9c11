package io.kabinet.collector.log;

import java.io.IOException;
import java.nio.file.Files;

/**
 * Finds the end of the log at start. What a killed process or a lost power supply left behind the last whole record is cut
 * off: nothing of it was acknowledged. A damaged record with whole ones behind it is not a torn tail; it stays, and readers
 * step over it.
 */
final class Recovery {

    private Recovery() {}

    /** Cuts the last segment and makes what stays durable. Returns the offset behind its last whole record. */
    static long cutTornTail(Segments segments, Disk disk) throws IOException {
        var last = segments.last();
        if (last.isCompressed()) {
            return last.base() + Archive.inflate(last).length;
        }
        long whole = wholeBytes(Files.readAllBytes(last.file()));
        try (var file = disk.open(last.file())) {
            file.cut(whole);
        }
        return last.base() + whole;
    }

    /** How many bytes from the beginning of a segment end with a whole record. */
    static int wholeBytes(byte[] segment) {
        int end = 0;
        int at = RecordFormat.nextRecord(segment, 0, segment.length);
        while (at < segment.length) {
            end = at + RecordFormat.sizeAt(segment, at, segment.length);
            at = RecordFormat.nextRecord(segment, end, segment.length);
        }
        return end;
    }
}
