package io.kabinet.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** At most one process has a folder's cluster in its hands; the kernel frees the lock when that process dies. */
final class FolderLock implements AutoCloseable {

    private static final String NAME = "lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock of this folder; empty when another process, or this one, holds it for longer than that. */
    static Optional<FolderLock> take(Path folder, Duration patience) throws IOException {
        var channel = FileChannel.open(
                folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        long deadline = System.nanoTime() + patience.toNanos();
        var lock = lock(channel);
        while (lock == null && System.nanoTime() - deadline < 0) {
            Cluster.pause();
            lock = lock(channel);
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        var number = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(number), 0);
        return Optional.of(new FolderLock(channel));
    }

    /** The number of the process that holds the lock, as it wrote it. */
    static String holder(Path folder) throws IOException {
        return Files.readString(folder.resolve(NAME)).strip();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
