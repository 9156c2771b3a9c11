package io.kabinet.visitors.pages;

import io.kabinet.installation.KabinetProperties;
import io.kabinet.visitors.Connector;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where a partner sends its notices. */
@Component
public class PartnerAddress {

    private final String collector;

    PartnerAddress(KabinetProperties installation) {
        collector = installation.collectorUrl() == null
                ? "http://localhost:" + installation.collectorPort()
                : installation.collectorUrl().toString().replaceFirst("/+$", "");
    }

    /** Empty for connectors without a key, and for those who may not know it. */
    public Optional<String> of(Connector connector) {
        return connector.key().map(key -> collector + "/v1/identifications/" + key);
    }
}
