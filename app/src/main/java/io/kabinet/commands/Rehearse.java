package io.kabinet.commands;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Starts everything on a throw-away folder, opens a few pages and stops: the launcher lets the JVM watch this once after
 * a build, so that every later start finds its classes loaded and linked.
 */
@Command(name = "rehearse", hidden = true)
final class Rehearse implements Callable<Integer> {

    private static final List<String> PAGES = List.of("/health", "/", "/sign-in", "/no-such-page");

    private final Texts texts;

    Rehearse(Texts texts) {
        this.texts = texts;
    }

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("kabinet-rehearsal");
        try (var program = Program.start(
                        Map.of("kabinet.data", folder.toString(), "kabinet.port", "0", "kabinet.collector-port", "0"),
                        texts);
                var browser = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                var request =
                        HttpRequest.newBuilder(URI.create(program.url() + page)).build();
                var unused = browser.send(request, BodyHandlers.discarding());
            }
        } finally {
            delete(folder);
        }
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, java.io.@org.jspecify.annotations.Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
