package io.kabinet.commands;

import io.kabinet.Kabinet;
import io.kabinet.collector.Collector;
import io.kabinet.identity.FirstStart;
import io.kabinet.installation.Database;
import io.kabinet.installation.KabinetProperties;
import io.kabinet.installation.KabinetProperties.ProcessRole;
import io.kabinet.installation.RunningInstallation;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** The whole application in this process: every module, in the roles that were asked for. */
final class Program implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final KabinetProperties properties;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Program(ConfigurableApplicationContext context, KabinetProperties properties) {
        this.context = context;
        this.properties = properties;
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) _ -> ended.countDown());
    }

    /**
     * Starts everything and announces it to the commands beside it.
     *
     * @throws CannotRun when a port or the folder cannot be used
     */
    static Program start(Map<String, String> settings, Texts texts) {
        var properties = InstallationOptions.properties(settings);
        DataFolder.prepare(properties.data(), texts);
        Ports.requireFree(properties.port(), "--port", texts);
        if (properties.hasRole(ProcessRole.COLLECTOR)) {
            Ports.requireFree(properties.collectorPort(), "--collector-port", texts);
        }
        var application = new SpringApplication(Kabinet.class);
        application.setLogStartupInfo(false);
        application.setAdditionalProfiles("installation");
        application.setDefaultProperties(Map.of(
                "logging.file.name",
                        properties.data().resolve("logs/kabinet.log").toString(),
                "logging.threshold.console", "error",
                // a start that fails is told by the command, in one line where that can be
                "logging.level.org.springframework.boot.SpringApplication", "off",
                "logging.level.org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter", "off"));
        var arguments = settings.entrySet().stream()
                .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
                .toArray(String[]::new);
        var program = new Program(application.run(arguments), properties);
        program.announce();
        return program;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    KabinetProperties properties() {
        return properties;
    }

    /** Where a browser on this machine, or anywhere if so configured, finds the cabinet. */
    URI url() {
        return Optional.ofNullable(properties.publicUrl())
                .orElseGet(() -> local(context.getEnvironment().getRequiredProperty("local.server.port")));
    }

    /** Where browsers send events to; empty in a process that does not collect. */
    Optional<URI> collectorUrl() {
        return properties.hasRole(ProcessRole.COLLECTOR)
                ? Optional.of(Optional.ofNullable(properties.collectorUrl())
                        .orElseGet(
                                () -> local(String.valueOf(bean(Collector.class).port()))))
                : Optional.empty();
    }

    /** A new one-time link for the head of the head office, while there is no head office. */
    Optional<URI> firstStartLink() {
        return properties.hasRole(ProcessRole.WEB)
                ? bean(FirstStart.class).link().map(path -> URI.create(url() + path))
                : Optional.empty();
    }

    private static URI local(String port) {
        return URI.create("http://localhost:" + port);
    }

    private void announce() {
        new RunningInstallation(
                        ProcessHandle.current().pid(),
                        url().toString(),
                        collectorUrl().map(URI::toString).orElse(""),
                        bean(Database.class).owner().url())
                .announce(properties.data());
        context.addApplicationListener(
                (ApplicationListener<ContextClosedEvent>) _ -> RunningInstallation.withdraw(properties.data()));
    }

    /** Returns when the program was told to stop. */
    void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
