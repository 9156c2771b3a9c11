package io.kabinet.collector.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/** Reads what {@link ByteWriter} wrote; {@link IndexOutOfBoundsException} when there is less than expected. */
final class ByteReader {

    private final byte[] bytes;
    private final int end;
    private int at;

    ByteReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    byte read() {
        return bytes[Objects.checkIndex(at++, end)];
    }

    long readNumber() {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = read();
            number |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits");
    }

    Instant readDifference(Instant base) {
        long number = readNumber();
        return Instant.ofEpochMilli(base.toEpochMilli() - (number >>> 1 ^ -(number & 1)));
    }

    UUID readUuid() {
        return new UUID(readLong(), readLong());
    }

    String readText() {
        int length = readLength();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    byte[] readBytes() {
        int length = readLength();
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    private int readLength() {
        long length = readNumber();
        if (length < 0 || length > end - at) {
            throw new IndexOutOfBoundsException("a length of " + length + " with " + (end - at) + " bytes left");
        }
        return (int) length;
    }

    private long readLong() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | (read() & 0xff);
        }
        return value;
    }
}
