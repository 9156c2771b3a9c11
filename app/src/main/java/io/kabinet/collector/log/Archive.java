package io.kabinet.collector.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** What becomes of projected segments: compressed at once, deleted when old. The one being written is never touched. */
final class Archive {

    private final Segments segments;
    private final Disk disk;
    private final Duration retention;

    Archive(Segments segments, Disk disk, Duration retention) {
        this.segments = segments;
        this.disk = disk;
        this.retention = retention;
    }

    /** One round. Everything before {@code projected} is no longer needed by the projector. */
    void tidy(long projected, Instant now) throws IOException {
        for (var segment : segments.all()) {
            var next = segments.after(segment);
            if (next == null || next.base() > projected) {
                return;
            }
            if (Files.getLastModifiedTime(segment.file())
                    .toInstant()
                    .plus(retention)
                    .isBefore(now)) {
                segments.delete(segment);
            } else if (!segment.isCompressed()) {
                compress(segment);
            }
        }
    }

    /** The compressed file appears whole or not at all, and keeps the time of the last record. */
    private void compress(Segment segment) throws IOException {
        var compressed = Segment.compressed(segments.folder(), segment.base());
        Path unfinished = segments.folder().resolve(compressed.file().getFileName() + ".tmp");
        try (var target = new GZIPOutputStream(Files.newOutputStream(unfinished), 65_536)) {
            Files.copy(segment.file(), target);
        }
        try (var file = disk.open(unfinished)) {
            file.sync();
        }
        Files.setLastModifiedTime(unfinished, Files.getLastModifiedTime(segment.file()));
        Files.move(unfinished, compressed.file(), StandardCopyOption.ATOMIC_MOVE);
        disk.syncFolder(segments.folder());
        segments.add(compressed);
        Files.delete(segment.file());
    }

    static byte[] inflate(Segment segment) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var source = new GZIPInputStream(Files.newInputStream(segment.file()), 65_536)) {
            source.transferTo(bytes);
        }
        return bytes.toByteArray();
    }
}
