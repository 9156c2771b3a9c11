package io.kabinet.database;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Another JVM that has an embedded server of a folder, until it is killed. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final Login owner;

    private OtherProcess(Process process, BufferedReader output, Login owner) {
        this.process = process;
        this.output = output;
        this.owner = owner;
    }

    /** What the other JVM runs: it prints its login, and waits. */
    static void main(String[] arguments) throws IOException {
        var server = EmbeddedPostgres.start(Path.of(arguments[0]), 0);
        IO.println(server.owner().url());
        IO.println(server.owner().password());
        var unused = System.in.read();
        server.close();
        IO.println("closed");
    }

    static OtherProcess start(Path folder) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), folder, folder.resolveSibling("home"));
    }

    /** As user and group nobody, who cannot read the home of root, where Maven keeps its jars. */
    static OtherProcess startAsNobody(Path folder, Path classes) throws IOException {
        var copies = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var source = Path.of(entry);
            if (entry.endsWith(".jar") || entry.endsWith("classes")) {
                var target = classes.resolve(copies.size() + "-" + source.getFileName());
                copy(source, target);
                copies.add(target.toString());
            }
        }
        return start(
                List.of("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "--"),
                String.join(File.pathSeparator, copies),
                folder,
                classes);
    }

    private static OtherProcess start(List<String> prefix, String classPath, Path folder, Path home)
            throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:+UseSerialGC",
                "-Duser.home=" + home,
                "-cp",
                classPath,
                OtherProcess.class.getName(),
                folder.toString()));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var url = output.readLine();
        var password = output.readLine();
        if (url == null || password == null) {
            throw new IOException("the other process did not start its server");
        }
        return new OtherProcess(process, output, new Login(url, Cluster.OWNER, password));
    }

    Login owner() {
        return owner;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it close its server, and tells what it said last. */
    String finish() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        return String.valueOf(output.readLine());
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }

    private static void copy(Path source, Path target) throws IOException {
        try (var paths = Files.walk(source)) {
            for (Path path : paths.toList()) {
                var copy = target.resolve(source.relativize(path).toString());
                if (path.equals(source)) {
                    copy = target;
                }
                if (Files.isDirectory(path)) {
                    Files.createDirectory(copy);
                } else {
                    Files.copy(path, copy);
                }
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
