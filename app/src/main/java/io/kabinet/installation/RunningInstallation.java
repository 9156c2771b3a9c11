package io.kabinet.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a running installation tells the commands beside it, in {@code <data>/run/installation.json}. Holds no secret. The
 * file of a killed program stays: its process is looked at, and a database that it names must know our password.
 *
 * @param process number of the program
 * @param databaseUrl JDBC address
 */
public record RunningInstallation(long process, String url, String collectorUrl, String databaseUrl) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The installation that runs on this folder, if one does. */
    public static Optional<RunningInstallation> of(Path data) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file(data)), RunningInstallation.class))
                    .filter(found -> ProcessHandle.of(found.process())
                            .filter(ProcessHandle::isAlive)
                            .isPresent());
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Tells the commands that this installation runs. */
    public void announce(Path data) {
        try {
            var folder = Files.createDirectories(
                    data.resolve("run"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var written = Files.createTempFile(folder, "new", "");
            Files.writeString(written, JSON.writeValueAsString(this));
            Files.move(written, file(data), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Takes the announcement back. */
    public static void withdraw(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static Path file(Path data) {
        return data.resolve("run/installation.json");
    }
}
