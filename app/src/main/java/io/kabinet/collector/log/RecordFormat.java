package io.kabinet.collector.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How a record lies in a segment: length of the payload (4 bytes, big endian), CRC32C over length and payload (4 bytes),
 * payload. A length of zero does not occur, so a hole of zeros is no record.
 */
final class RecordFormat {

    static final int HEADER_BYTES = 8;

    /** Longest payload. A request of 64 KiB stays below it in any encoding. */
    static final int MAX_PAYLOAD_BYTES = 1 << 20;

    private RecordFormat() {}

    static int sizeOf(byte[] payload) {
        return HEADER_BYTES + payload.length;
    }

    static void write(byte[] payload, ByteBuffer target) {
        target.putInt(payload.length);
        target.putInt(checksum(payload.length, payload, 0));
        target.put(payload);
    }

    /**
     * The size of the whole and undamaged record that begins at {@code at}, or 0 when there is none within
     * {@code bytes[0, limit)}.
     */
    static int sizeAt(byte[] bytes, int at, int limit) {
        int size = claimedSizeAt(bytes, at, limit);
        if (size == 0 || size > limit - at) {
            return 0;
        }
        return checksum(size - HEADER_BYTES, bytes, at + HEADER_BYTES) == intAt(bytes, at + 4) ? size : 0;
    }

    /** What the length at {@code at} says, unchecked, or 0 when no record can have that length. */
    static int claimedSizeAt(byte[] bytes, int at, int limit) {
        if (limit - at < HEADER_BYTES) {
            return 0;
        }
        int length = intAt(bytes, at);
        return length <= 0 || length > MAX_PAYLOAD_BYTES ? 0 : length + HEADER_BYTES;
    }

    /** Where the next whole record begins at or behind {@code from}, or {@code limit} when none does. */
    static int nextRecord(byte[] bytes, int from, int limit) {
        int at = from;
        while (at < limit && sizeAt(bytes, at, limit) == 0) {
            at++;
        }
        return at;
    }

    private static int checksum(int length, byte[] bytes, int from) {
        var crc = new CRC32C();
        crc.update(length >>> 24);
        crc.update(length >>> 16);
        crc.update(length >>> 8);
        crc.update(length);
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    private static int intAt(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }
}
