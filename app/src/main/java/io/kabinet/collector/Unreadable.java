package io.kabinet.collector;

/**
 * Bytes of the log that hold no delivery: a damaged record, or one of a newer version. Goes to quarantine, never stops the
 * log. {@code bytes} holds at most {@value #KEPT_BYTES} of them.
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes for quarantine, never compared
public record Unreadable(Offset offset, String reason, byte[] bytes) implements Entry {

    public static final int KEPT_BYTES = 65_536;
}
