package io.kabinet.visitors;

import io.kabinet.shared.SiteId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Where identifications of a site come from.
 *
 * @param key of a partner's webhook; only for those who may change connectors
 * @param priceUnits identifications that one costs
 */
public record Connector(
        UUID id,
        SiteId site,
        ConnectorKind kind,
        String name,
        Optional<String> key,
        int priceUnits,
        Status status,
        int version,
        Instant createdAt) {

    /** A paused connector takes nothing: a partner's notice is answered as if the key were unknown. */
    public enum Status {
        ACTIVE,
        PAUSED;

        /** The name in the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
