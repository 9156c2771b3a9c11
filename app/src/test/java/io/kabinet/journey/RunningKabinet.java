package io.kabinet.journey;

import io.kabinet.Kabinet;
import io.kabinet.collector.Collector;
import io.kabinet.identity.AdminCommands;
import io.kabinet.installation.Database;
import io.kabinet.testing.TestApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole program in this JVM, on a data folder of its own: web, collector, projector and an embedded PostgreSQL. */
final class RunningKabinet implements AutoCloseable {

    private final Path folder;
    private final ConfigurableApplicationContext program;

    RunningKabinet(String... options) {
        try {
            folder = Files.createTempDirectory("kabinet-journey");
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        var application = new SpringApplication(Kabinet.class);
        application.setLogStartupInfo(false);
        var arguments = new ArrayList<>(List.of(
                "--kabinet.data=" + folder.resolve("data"),
                "--kabinet.port=0",
                "--kabinet.collector-port=" + freePort()));
        arguments.addAll(List.of(options));
        program = application.run(arguments.toArray(String[]::new));
    }

    <T> T bean(Class<T> type) {
        return program.getBean(type);
    }

    int port() {
        return program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    String url() {
        return "http://localhost:" + port();
    }

    String collectorUrl() {
        return "http://localhost:" + bean(Collector.class).port();
    }

    /** The API, with a token as {@code ./kabinet admin token} gives it. */
    TestApi api(String email) {
        var token = new AdminCommands(bean(Database.class).owner()).token(email, Optional.empty());
        return new TestApi(port(), token);
    }

    @Override
    public void close() {
        program.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
