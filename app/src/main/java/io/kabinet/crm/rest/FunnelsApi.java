package io.kabinet.crm.rest;

import io.kabinet.crm.Funnel;
import io.kabinet.crm.Funnels;
import io.kabinet.identity.rest.ApiController;
import io.kabinet.identity.rest.Items;
import io.kabinet.tenancy.Scope;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /funnels}: all of them on one page, there are few. */
@ApiController
class FunnelsApi {

    private final Funnels funnels;

    FunnelsApi(Funnels funnels) {
        this.funnels = funnels;
    }

    record StageJson(UUID id, String name, String kind, String color, List<String> requiredFields) {}

    record FunnelJson(UUID id, String name, List<StageJson> stages) {}

    @GetMapping("/funnels")
    Items<FunnelJson> funnels(Scope scope) {
        return new Items<>(funnels.list(scope).stream().map(FunnelsApi::json).toList(), null);
    }

    @GetMapping("/funnels/{id}")
    FunnelJson funnel(Scope scope, @PathVariable UUID id) {
        return json(funnels.get(scope, id));
    }

    private static FunnelJson json(Funnel funnel) {
        return new FunnelJson(
                funnel.id(),
                funnel.name(),
                funnel.stages().stream()
                        .map(stage -> new StageJson(
                                stage.id(),
                                stage.name(),
                                stage.kind().code(),
                                stage.color().code(),
                                stage.requiredFields()))
                        .toList());
    }
}
