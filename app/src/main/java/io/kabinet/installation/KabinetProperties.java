package io.kabinet.installation;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The options of an installation: {@code --port} on the command line, {@code KABINET_PORT} in the environment,
 * {@code kabinet.port} here.
 *
 * @param port of the cabinet; 0 takes any free one
 * @param collectorPort of the collector; 0 takes any free one
 * @param data folder of the installation
 * @param databaseUrl JDBC address of an external PostgreSQL 15 or newer; none for the embedded one
 * @param databaseUser owner of the tables in the external database
 * @param publicUrl where browsers reach the cabinet; none: http://localhost:port
 * @param collectorUrl where browsers reach the collector; none: http://localhost:collectorPort
 */
@ConfigurationProperties("kabinet")
public record KabinetProperties(
        @DefaultValue("8080") int port,
        @DefaultValue("8081") int collectorPort,
        @DefaultValue("./data") Path data,
        @Nullable String databaseUrl,
        @Nullable String databaseUser,
        @Nullable String databasePassword,
        @Nullable URI publicUrl,
        @Nullable URI collectorUrl,
        @DefaultValue({"web", "collector", "worker"}) Set<ProcessRole> roles) {

    /** What a process does; one process does everything by default. */
    public enum ProcessRole {
        WEB,
        COLLECTOR,
        WORKER
    }

    public boolean hasRole(ProcessRole role) {
        return roles.contains(role);
    }

    /** Never prints the password. */
    @Override
    public String toString() {
        return "port %d, collector port %d, data %s, roles %s".formatted(port, collectorPort, data, roles);
    }
}
