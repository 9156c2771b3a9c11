package io.kabinet.commands;

import io.kabinet.installation.KabinetProperties.ProcessRole;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where and as what an installation serves: the options of {@code start} and {@code demo}. */
final class ServingOptions {

    private static final int HIGHEST_PORT = 65_535;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec command;

    @Mixin
    private final InstallationOptions installation = new InstallationOptions();

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the cabinet (8080); 0: any free one")
    private @Nullable Integer port;

    @Option(
            names = "--collector-port",
            paramLabel = "PORT",
            description = "Port of the collector (8081); 0: any free one")
    private @Nullable Integer collectorPort;

    @Option(names = "--public-url", paramLabel = "URL", description = "Where browsers reach the cabinet")
    private @Nullable URI publicUrl;

    @Option(names = "--collector-url", paramLabel = "URL", description = "Where browsers reach the collector")
    private @Nullable URI collectorUrl;

    @Option(names = "--roles", split = ",", paramLabel = "ROLE", description = "web, collector, worker; all by default")
    private @Nullable Set<ProcessRole> roles;

    Map<String, String> settings(String defaultFolder) {
        checkPort("--port", port);
        checkPort("--collector-port", collectorPort);
        checkAddress("--public-url", publicUrl);
        checkAddress("--collector-url", collectorUrl);
        var settings = new LinkedHashMap<>(installation.settings(defaultFolder));
        InstallationOptions.put(settings, "kabinet.port", port);
        InstallationOptions.put(settings, "kabinet.collector-port", collectorPort);
        InstallationOptions.put(settings, "kabinet.public-url", publicUrl);
        InstallationOptions.put(settings, "kabinet.collector-url", collectorUrl);
        if (roles != null) {
            settings.put(
                    "kabinet.roles",
                    roles.stream()
                            .map(role -> role.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(",")));
        }
        return settings;
    }

    private void checkPort(String option, @Nullable Integer value) {
        if (value != null && (value < 0 || value > HIGHEST_PORT)) {
            throw new ParameterException(
                    command.commandLine(),
                    "%s is a number from 0 to %d, not %d".formatted(option, HIGHEST_PORT, value));
        }
    }

    private void checkAddress(String option, @Nullable URI value) {
        if (value != null
                && (value.getHost() == null || !Set.of("http", "https").contains(String.valueOf(value.getScheme())))) {
            throw new ParameterException(
                    command.commandLine(), "%s looks like https://HOST, not %s".formatted(option, value));
        }
    }
}
