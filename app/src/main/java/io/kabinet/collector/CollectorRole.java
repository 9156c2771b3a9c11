package io.kabinet.collector;

import io.kabinet.installation.KabinetProperties.ProcessRole;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds in a process that collects: every one, unless {@code --roles} says otherwise. */
class CollectorRole implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return Binder.get(context.getEnvironment())
                .bind("kabinet.roles", Bindable.setOf(ProcessRole.class))
                .orElse(Set.of(ProcessRole.COLLECTOR))
                .contains(ProcessRole.COLLECTOR);
    }
}
