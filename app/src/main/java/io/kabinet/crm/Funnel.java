package io.kabinet.crm;

import io.kabinet.shared.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stages that a deal goes through, in order. There is at least one open stage. */
public record Funnel(UUID id, String name, int position, List<Stage> stages) {

    public Stage firstOpen() {
        return stages.stream()
                .filter(stage -> stage.kind() == Stage.Kind.OPEN)
                .findFirst()
                .orElseThrow(() -> Refused.invalid("funnel_id", "no_open_stage"));
    }

    public Optional<Stage> stage(UUID id) {
        return stages.stream().filter(stage -> stage.id().equals(id)).findFirst();
    }
}
