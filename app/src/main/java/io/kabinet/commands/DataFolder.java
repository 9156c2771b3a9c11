package io.kabinet.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of an installation, made when it is missing, readable by its user alone. */
final class DataFolder {

    private DataFolder() {}

    /** @throws CannotRun when it cannot be made or written */
    static void prepare(Path folder, Texts texts) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Files.delete(Files.createTempFile(folder, ".writable", ""));
        } catch (IOException _) {
            throw new CannotRun(texts.text("folder_unwritable", folder, System.getProperty("user.name", "?")));
        }
    }
}
