package io.kabinet.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Passwords, keys and the database's files can be read by their user alone. */
final class SecretsAreSecret implements Check {

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public Finding examine(Patient patient) throws IOException {
        var secrets = new ArrayList<Path>();
        for (String folder : List.of("secrets", "run")) {
            var path = patient.data().resolve(folder);
            if (Files.isDirectory(path)) {
                secrets.add(path);
                try (var files = Files.list(path)) {
                    secrets.addAll(files.toList());
                }
            }
        }
        for (String path : List.of("database/owner.password", "database/cluster")) {
            if (Files.exists(patient.data().resolve(path))) {
                secrets.add(patient.data().resolve(path));
            }
        }
        var open = new ArrayList<String>();
        for (Path secret : secrets) {
            if (readableByOthers(secret)) {
                open.add(patient.data().relativize(secret).toString());
            }
        }
        return open.isEmpty()
                ? Finding.passed(patient.texts().text("check.secrets.yes", secrets.size()))
                : Finding.failed(patient.texts().text("check.secrets.no", String.join(", ", open)));
    }

    private static boolean readableByOthers(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return permissions.stream().anyMatch(permission -> !permission.name().startsWith("OWNER"));
    }
}
