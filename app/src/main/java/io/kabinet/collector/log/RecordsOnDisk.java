package io.kabinet.collector.log;

import io.kabinet.collector.CollectorId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Looks into a folder of segments without opening the log: beside the process that writes it, or when none does. */
public final class RecordsOnDisk {

    private final Path folder;

    public RecordsOnDisk(Path folder) {
        this.folder = folder;
    }

    /** Whose log it is; empty when there is none yet. */
    public Optional<CollectorId> collector() throws IOException {
        try {
            return Optional.of(
                    new CollectorId(UUID.fromString(Files.readString(folder.resolve(SegmentedLog.COLLECTOR_FILE))
                            .strip())));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** How many whole records begin at or behind an offset. Compressed segments were projected before. */
    public long countFrom(long offset) throws IOException {
        List<Segment> segments;
        try (var files = Files.list(folder)) {
            segments = files.sorted()
                    .flatMap(file -> Segment.of(file).stream())
                    .filter(segment -> !segment.isCompressed())
                    .toList();
        }
        long count = 0;
        for (int i = 0; i < segments.size(); i++) {
            boolean last = i == segments.size() - 1;
            if (last || segments.get(i + 1).base() > offset) {
                count += count(tail(
                        segments.get(i), Math.max(0, offset - segments.get(i).base())));
            }
        }
        return count;
    }

    private static byte[] tail(Segment segment, long from) throws IOException {
        try (var file = Files.newInputStream(segment.file())) {
            file.skipNBytes(from);
            return file.readAllBytes();
        } catch (NoSuchFileException _) {
            return new byte[0]; // compressed or deleted meanwhile, hence projected
        }
    }

    private static long count(byte[] bytes) {
        long count = 0;
        int at = RecordFormat.nextRecord(bytes, 0, bytes.length);
        while (at < bytes.length) {
            count++;
            at = RecordFormat.nextRecord(bytes, at + RecordFormat.sizeAt(bytes, at, bytes.length), bytes.length);
        }
        return count;
    }
}
