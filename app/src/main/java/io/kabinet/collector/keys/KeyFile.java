package io.kabinet.collector.keys;

import io.kabinet.sites.SiteKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The site keys as a file, replaced as a whole. */
final class KeyFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    /** Nothing when there is no such file yet. */
    List<SiteKey> read() throws IOException {
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            return List.of(JSON.readValue(Files.readAllBytes(file), SiteKey[].class));
        } catch (JacksonException damaged) {
            throw new IOException("The site keys in " + file + " cannot be read", damaged);
        }
    }

    void write(Collection<SiteKey> sites) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(sites);
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        try (var channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            var buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
