package io.kabinet.installation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.installation.KabinetProperties.ProcessRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class KabinetPropertiesTest {

    @Test
    void whatIsNotSaidHasItsDefault() {
        assertThat(bound(Map.of()))
                .isEqualTo(new KabinetProperties(
                        8080, 8081, Path.of("data"), null, null, null, null, null, Set.of(ProcessRole.values())));
    }

    @Test
    void everythingCanBeSaid() {
        assertThat(bound(Map.of(
                        "kabinet.port", "1",
                        "kabinet.collector-port", "2",
                        "kabinet.data", "/srv/kabinet",
                        "kabinet.database-url", "jdbc:postgresql://db/kabinet",
                        "kabinet.database-user", "owner",
                        "kabinet.database-password", "secret",
                        "kabinet.public-url", "https://kabinet.example",
                        "kabinet.collector-url", "https://c.kabinet.example",
                        "kabinet.roles", "collector,worker")))
                .isEqualTo(new KabinetProperties(
                        1,
                        2,
                        Path.of("/srv/kabinet"),
                        "jdbc:postgresql://db/kabinet",
                        "owner",
                        "secret",
                        URI.create("https://kabinet.example"),
                        URI.create("https://c.kabinet.example"),
                        Set.of(ProcessRole.COLLECTOR, ProcessRole.WORKER)));
    }

    @Test
    void thePasswordIsNeverPrinted() {
        assertThat(bound(Map.of("kabinet.database-password", "secret")).toString())
                .doesNotContain("secret");
    }

    private static KabinetProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("kabinet", KabinetProperties.class);
    }
}
