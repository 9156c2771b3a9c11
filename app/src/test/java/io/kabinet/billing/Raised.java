package io.kabinet.billing;

import io.kabinet.shared.OrganizationId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Remembers whose balance was raised. */
@Component
class Raised {

    final List<OrganizationId> organizations = new CopyOnWriteArrayList<>();

    @EventListener
    void on(BalanceRaised event) {
        organizations.add(event.organization());
    }
}
