package io.kabinet.visitors.api;

import io.kabinet.identity.rest.ApiController;
import io.kabinet.identity.rest.Items;
import io.kabinet.identity.rest.Write;
import io.kabinet.identity.rest.Written;
import io.kabinet.shared.SiteId;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.visitors.Connector;
import io.kabinet.visitors.ConnectorKind;
import io.kabinet.visitors.Connectors;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /connectors}: where identifications of a site come from. */
@ApiController
class ConnectorsApi {

    private final Connectors connectors;

    ConnectorsApi(Connectors connectors) {
        this.connectors = connectors;
    }

    /** @param key of a partner's webhook, for those who may change connectors */
    record ConnectorJson(
            UUID id,
            String name,
            String kind,
            UUID domainId,
            @Nullable String key,
            int priceUnits,
            String status,
            int version,
            Instant createdAt) {}

    record NewConnector(UUID domainId, ConnectorKind kind, String name, Optional<Integer> priceUnits) {}

    record ChangedConnector(
            Optional<String> name,
            Optional<Integer> priceUnits,
            Optional<Connector.Status> status,
            Optional<Integer> version) {}

    /** All of them: an organization has a few. */
    @GetMapping("/connectors")
    Items<ConnectorJson> list(Scope scope) {
        return new Items<>(
                connectors.list(scope, Optional.empty()).stream()
                        .map(ConnectorsApi::json)
                        .toList(),
                null);
    }

    @PostMapping("/connectors")
    Written<ConnectorJson> connect(Scope scope, Write<NewConnector> write) {
        scope.require(Capability.CONNECTORS_EDIT);
        return write.created(
                scope,
                wish -> json(connectors.connect(
                        scope,
                        new Connectors.Connect(
                                new SiteId(wish.domainId()), wish.kind(), wish.name(), wish.priceUnits()))));
    }

    @GetMapping("/connectors/{id}")
    ConnectorJson one(Scope scope, @PathVariable UUID id) {
        return json(connectors.get(scope, id));
    }

    @PatchMapping("/connectors/{id}")
    Written<ConnectorJson> change(Scope scope, @PathVariable UUID id, Write<ChangedConnector> write) {
        requireSeen(scope, id);
        return write.changed(
                scope,
                wish -> json(connectors.change(
                        scope,
                        id,
                        new Connectors.Change(wish.name(), wish.priceUnits(), wish.status(), wish.version()))));
    }

    @DeleteMapping("/connectors/{id}")
    Written<Void> delete(Scope scope, @PathVariable UUID id, Write<Void> write) {
        requireSeen(scope, id);
        return write.done(scope, _ -> connectors.delete(scope, id));
    }

    private void requireSeen(Scope scope, UUID id) {
        var unused = connectors.get(scope, id);
        scope.require(Capability.CONNECTORS_EDIT);
    }

    private static ConnectorJson json(Connector connector) {
        return new ConnectorJson(
                connector.id(),
                connector.name(),
                connector.kind().code(),
                connector.site().value(),
                connector.key().orElse(null),
                connector.priceUnits(),
                connector.status().code(),
                connector.version(),
                connector.createdAt());
    }
}
