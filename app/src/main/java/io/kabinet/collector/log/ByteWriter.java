package io.kabinet.collector.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** Grows as it is written to. The counterpart of {@link ByteReader}. */
final class ByteWriter {

    private byte[] bytes = new byte[512];
    private int size;

    void write(byte value) {
        reserve(1);
        bytes[size++] = value;
    }

    /** Seven bits a byte, the lowest first; negative numbers take ten bytes. */
    void writeNumber(long number) {
        reserve(10);
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Milliseconds from {@code time} back to {@code base}, small in either direction. */
    void writeDifference(Instant base, Instant time) {
        long difference = base.toEpochMilli() - time.toEpochMilli();
        writeNumber(difference << 1 ^ difference >> 63);
    }

    void writeUuid(UUID id) {
        reserve(16);
        writeLong(id.getMostSignificantBits());
        writeLong(id.getLeastSignificantBits());
    }

    void writeText(String text) {
        writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void writeBytes(byte[] value) {
        writeNumber(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, size, value.length);
        size += value.length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void writeLong(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
