package io.kabinet.collector.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A real disk that a test can make fail: on writing (after half of the bytes), or on fdatasync. */
final class FailingDisk implements Disk {

    enum Failure {
        NONE,
        FULL,
        SYNC
    }

    volatile Failure failure = Failure.NONE;
    volatile int syncs;

    @Override
    public Appendable open(Path file) throws IOException {
        var real = Disk.real().open(file);
        return new Appendable() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                if (failure == Failure.FULL) {
                    real.write(bytes.limit(bytes.limit() / 2));
                    throw new IOException("No space left on device");
                }
                real.write(bytes);
            }

            @Override
            public void sync() throws IOException {
                if (failure == Failure.SYNC) {
                    throw new IOException("Input/output error");
                }
                real.sync();
                syncs++;
            }

            @Override
            public void cut(long length) throws IOException {
                real.cut(length);
            }

            @Override
            public void close() throws IOException {
                real.close();
            }
        };
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        Disk.real().syncFolder(folder);
    }
}
