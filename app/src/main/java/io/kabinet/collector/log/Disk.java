package io.kabinet.collector.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The writing half of the file system, as narrow as the log needs it, so that a test can make it fail. */
public interface Disk {

    /** Opens a segment for appending at its end, creating it when absent. */
    Appendable open(Path file) throws IOException;

    /** Makes the creation, renaming and deletion of files in a folder durable. */
    void syncFolder(Path folder) throws IOException;

    /** An open segment. */
    interface Appendable extends AutoCloseable {

        /** Writes all of it at the end, or throws with some of it written. */
        void write(ByteBuffer bytes) throws IOException;

        /** fdatasync: returns when everything written so far survives a loss of power. */
        void sync() throws IOException;

        /** Drops everything behind {@code length}, durably. */
        void cut(long length) throws IOException;

        @Override
        void close() throws IOException;
    }

    /** The real one. */
    static Disk real() {
        return new Disk() {
            @Override
            public Appendable open(Path file) throws IOException {
                return new File(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            }

            @Override
            public void syncFolder(Path folder) throws IOException {
                try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        };
    }

    /** A segment on a real file system. */
    final class File implements Appendable {

        private final FileChannel channel;

        private File(FileChannel channel) throws IOException {
            this.channel = channel;
            channel.position(channel.size());
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(false);
        }

        @Override
        public void cut(long length) throws IOException {
            channel.truncate(length);
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
