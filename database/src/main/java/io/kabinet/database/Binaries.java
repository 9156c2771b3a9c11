package io.kabinet.database;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once for each version into a folder that every user of the machine may read. */
final class Binaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private final Path folder;

    private Binaries(Path folder) {
        this.folder = folder;
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /** Finds the unpacked programs in the first of these folders that can hold them, or unpacks them there. */
    static Binaries in(List<Path> candidates) throws IOException {
        var archive = Binaries.class.getResource(ARCHIVE);
        if (archive == null || !"amd64".equals(System.getProperty("os.arch"))) {
            throw new DatabaseUnavailable("The embedded PostgreSQL runs on Linux x86-64 only, this machine is %s %s:"
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
                    + " give an external PostgreSQL 15 or newer with --database-url");
        }
        var name = "postgresql-" + version(archive);
        var refusal = new IOException("no folder for PostgreSQL's programs");
        for (Path candidate : candidates) {
            var target = candidate.resolve(name);
            if (Files.isExecutable(target.resolve("bin/postgres"))) {
                return new Binaries(target);
            }
            try {
                unpack(archive, target);
                return new Binaries(target);
            } catch (IOException cause) {
                refusal.addSuppressed(cause);
            }
        }
        throw refusal;
    }

    /** Another archive is another version: its checksum stands in the jar's directory, nothing is read for it. */
    private static String version(URL archive) throws IOException {
        if (archive.openConnection() instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        return "local";
    }

    /** Unpacks beside the target and moves: nobody ever sees half of it, and of two who unpack the first one wins. */
    private static void unpack(URL archive, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        var unpacked = Files.createTempDirectory(target.getParent(), ".unpacking-");
        try (var entries =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                write(entries, entry, unpacked);
            }
            Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
            delete(unpacked);
        } catch (IOException cause) {
            delete(unpacked);
            throw cause;
        }
    }

    private static void write(TarArchiveInputStream entries, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("an entry of the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            makeFolder(target);
            return;
        }
        makeFolder(requireNonNull(target.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(entries, target);
            var executable = (entry.getMode() & 0b001_000_000) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            makeFolder(requireNonNull(folder.getParent()));
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
