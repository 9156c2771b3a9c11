package io.kabinet.codegen;

import io.kabinet.database.Migrations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Constants;

/** One hash over all migrations and the version of the generator: when it is unchanged, so is the generated code. */
final class MigrationsChecksum {

    private MigrationsChecksum() {}

    static String compute() throws IOException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(Constants.FULL_VERSION.getBytes(StandardCharsets.UTF_8));
        var location = Objects.requireNonNull(Migrations.class.getResource("/db/migration"), "the migrations");
        try {
            if (location.getProtocol().equals("jar")) {
                try (var jar = FileSystems.newFileSystem(location.toURI(), Map.of())) {
                    update(digest, jar.getPath("/db/migration"));
                }
            } else {
                update(digest, Path.of(location.toURI()));
            }
        } catch (java.net.URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, Path folder) throws IOException {
        List<Path> files;
        try (var paths = Files.walk(folder)) {
            files = paths.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
    }
}
