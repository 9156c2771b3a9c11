package io.kabinet.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets of the installation: one file each in {@code <data>/secrets}, readable by its user alone. */
public final class Secrets {

    private static final int BYTES = 32;

    private final Path folder;

    private Secrets(Path folder) {
        this.folder = folder;
    }

    public static Secrets of(Path data) {
        return new Secrets(data.resolve("secrets"));
    }

    /** Password of the serving role of the database. */
    public String servingPassword() {
        return secret("serving.password");
    }

    /** 32 random bytes in hexadecimal, made on first use and the same ever after. */
    public String secret(String name) {
        try {
            var file = folder.resolve(name);
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private void make(Path file) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        var written = Files.createTempFile(
                folder, "new", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(written, HexFormat.of().formatHex(random));
        Files.move(written, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
