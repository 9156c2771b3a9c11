package io.kabinet.commands;

import io.kabinet.installation.KabinetProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import picocli.CommandLine.Option;

/** Which installation a command works on. Every option is an environment variable too: {@code --data}, KABINET_DATA. */
final class InstallationOptions {

    @Option(names = "--data", paramLabel = "FOLDER", description = "Folder of the installation (./data)")
    private @Nullable Path data;

    @Option(
            names = "--database-url",
            paramLabel = "JDBC_URL",
            description = "An external PostgreSQL 15 or newer instead of the embedded one")
    private @Nullable String databaseUrl;

    @Option(names = "--database-user", paramLabel = "NAME", description = "Owner of the external database")
    private @Nullable String databaseUser;

    @Option(
            names = "--database-password",
            paramLabel = "PASSWORD",
            description = "Better given as KABINET_DATABASE_PASSWORD")
    private @Nullable String databasePassword;

    KabinetProperties properties() {
        return properties(settings("data"));
    }

    /** The installation that is meant, which must be there: its folder, or an external database. */
    KabinetProperties prepared(Texts texts) {
        var properties = properties();
        if (properties.databaseUrl() == null && !Files.isDirectory(properties.data())) {
            throw new CannotRun(texts.text("no_installation", properties.data()));
        }
        return properties;
    }

    static KabinetProperties properties(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("kabinet", KabinetProperties.class);
    }

    /** The options as properties {@code kabinet.…}; what was not given is left out. */
    Map<String, String> settings(String defaultFolder) {
        var settings = new LinkedHashMap<String, String>();
        var folder = data == null ? Path.of(defaultFolder) : data;
        settings.put("kabinet.data", folder.toAbsolutePath().normalize().toString());
        put(settings, "kabinet.database-url", databaseUrl);
        put(settings, "kabinet.database-user", databaseUser);
        put(settings, "kabinet.database-password", databasePassword);
        return settings;
    }

    static void put(Map<String, String> settings, String name, @Nullable Object value) {
        if (value != null) {
            settings.put(name, value.toString());
        }
    }
}
