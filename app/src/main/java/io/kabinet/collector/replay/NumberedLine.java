package io.kabinet.collector.replay;

import java.nio.charset.StandardCharsets;

/**
 * A line as it stands in the file, without its end.
 *
 * @param number from 1
 * @param whole false when it was too long to be kept: {@code bytes} is its beginning
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a file, never compared
record NumberedLine(long number, byte[] bytes, boolean whole) {

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
