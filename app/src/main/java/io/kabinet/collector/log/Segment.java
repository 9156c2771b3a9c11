package io.kabinet.collector.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * One file of the log, named after the offset of its first byte. {@code 00000000000000000000.log} while it may be read,
 * {@code .log.gz} once it was projected and compressed.
 */
record Segment(long base, Path file) {

    private static final String PLAIN = ".log";
    private static final String COMPRESSED = ".log.gz";

    static Segment plain(Path folder, long base) {
        return new Segment(base, folder.resolve(name(base) + PLAIN));
    }

    static Segment compressed(Path folder, long base) {
        return new Segment(base, folder.resolve(name(base) + COMPRESSED));
    }

    /** The segment that a file of the folder is, if it is one. */
    static Optional<Segment> of(Path file) {
        String name = file.getFileName().toString();
        String digits = name.endsWith(COMPRESSED)
                ? name.substring(0, name.length() - COMPRESSED.length())
                : name.endsWith(PLAIN) ? name.substring(0, name.length() - PLAIN.length()) : "";
        return digits.matches("[0-9]{20}") ? Optional.of(new Segment(Long.parseLong(digits), file)) : Optional.empty();
    }

    boolean isCompressed() {
        return file.getFileName().toString().endsWith(COMPRESSED);
    }

    long size() throws IOException {
        return Files.size(file);
    }

    private static String name(long base) {
        return String.format(Locale.ROOT, "%020d", base);
    }
}
