package io.kabinet.collector.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The folder of segments: which there are, held against a second process. Safe for concurrent use. */
final class Segments implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final ConcurrentSkipListMap<Long, Segment> byBase = new ConcurrentSkipListMap<>();

    private Segments(Path folder, FileChannel lockFile, FileLock lock) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Takes the folder, creating it when absent. Leftovers of a compression that did not end are removed. */
    static Segments open(Path folder) throws IOException {
        Files.createDirectories(folder);
        var lockFile = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = tryLock(lockFile);
        if (lock == null) {
            lockFile.close();
            throw new FileAlreadyExistsException(folder.toString(), null, "another process writes this event log");
        }
        var segments = new Segments(folder, lockFile, lock);
        for (Path file : segments.files()) {
            if (file.toString().endsWith(".tmp")) {
                Files.delete(file);
            } else {
                Segment.of(file).ifPresent(segments::register);
            }
        }
        return segments;
    }

    Path folder() {
        return folder;
    }

    boolean isEmpty() {
        return byBase.isEmpty();
    }

    Segment first() {
        return byBase.firstEntry().getValue();
    }

    Segment last() {
        return byBase.lastEntry().getValue();
    }

    /** The segment in which {@code offset} lies; null before the first. */
    @Nullable
    Segment containing(long offset) {
        var entry = byBase.floorEntry(offset);
        return entry == null ? null : entry.getValue();
    }

    /** The segment that follows {@code segment}; null behind the last. */
    @Nullable
    Segment after(Segment segment) {
        var entry = byBase.higherEntry(segment.base());
        return entry == null ? null : entry.getValue();
    }

    List<Segment> all() {
        return List.copyOf(byBase.values());
    }

    void add(Segment segment) {
        byBase.put(segment.base(), segment);
    }

    /** Forgets a segment and deletes its file. */
    void delete(Segment segment) throws IOException {
        byBase.remove(segment.base(), segment);
        Files.deleteIfExists(segment.file());
    }

    @Override
    public void close() throws IOException {
        if (lock.isValid()) {
            lock.release();
        }
        lockFile.close();
    }

    /** A compressed segment whose plain file is still there was complete before it got its name: the plain one goes. */
    private void register(Segment found) {
        var other = byBase.get(found.base());
        if (other == null) {
            add(found);
            return;
        }
        var plain = found.isCompressed() ? other : found;
        add(found.isCompressed() ? found : other);
        try {
            Files.delete(plain.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return new ArrayList<>(files.sorted().toList());
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
