package io.kabinet.collector.replay;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A log read line by line, plain or gzipped (told by its first bytes, whatever its name). Memory is bounded. */
final class LogFile implements AutoCloseable {

    /** Longest line that is read; the rest of a longer one is skipped. */
    static final int MAX_LINE = 65_536;

    private final long size;
    private final Counting file;
    private final InputStream text;
    private long number;

    private LogFile(long size, Counting file, InputStream text) {
        this.size = size;
        this.file = file;
        this.text = text;
    }

    static LogFile open(Path path) throws IOException {
        var file = new Counting(Files.newInputStream(path));
        try {
            var buffered = new BufferedInputStream(file, 65_536);
            buffered.mark(2);
            boolean gzipped = buffered.read() == 0x1f && buffered.read() == 0x8b;
            buffered.reset();
            var text = gzipped ? new BufferedInputStream(new GZIPInputStream(buffered, 65_536), 65_536) : buffered;
            return new LogFile(Files.size(path), file, text);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Null at the end of the file. */
    @Nullable
    NumberedLine next() throws IOException {
        var line = new ByteArrayOutputStream(256);
        boolean whole = true;
        int next = text.read();
        if (next < 0) {
            return null;
        }
        for (; next >= 0 && next != '\n'; next = text.read()) {
            if (line.size() < MAX_LINE) {
                line.write(next);
            } else {
                whole = false;
            }
        }
        return new NumberedLine(++number, withoutReturn(line.toByteArray()), whole);
    }

    /** How much of the file, compressed or not, has been read. */
    long bytesRead() {
        return file.count;
    }

    long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    private static byte[] withoutReturn(byte[] line) {
        boolean ends = line.length > 0 && line[line.length - 1] == '\r';
        return ends ? java.util.Arrays.copyOf(line, line.length - 1) : line;
    }

    private static final class Counting extends FilterInputStream {

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = in.read(bytes, from, length);
            count += Math.max(read, 0);
            return read;
        }
    }
}
