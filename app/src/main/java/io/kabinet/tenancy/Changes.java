package io.kabinet.tenancy;

import io.kabinet.shared.OrganizationId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Says that something of an organization changed, so that open screens refetch what they may see. Counts once the
 * transaction around it has committed; what comes within 200 ms goes out together.
 */
@Component
public class Changes {

    private final Map<OrganizationId, Set<Topic>> waiting = new HashMap<>();

    /** Called inside the transaction that makes the change, or outside any. */
    public void changed(OrganizationId organization, Topic topic) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    add(organization, topic);
                }
            });
        } else {
            add(organization, topic);
        }
    }

    /** Hands over everything that waits. */
    Map<OrganizationId, Set<Topic>> take() {
        synchronized (waiting) {
            var taken = Map.copyOf(waiting);
            waiting.clear();
            return taken;
        }
    }

    private void add(OrganizationId organization, Topic topic) {
        synchronized (waiting) {
            waiting.computeIfAbsent(organization, _ -> EnumSet.noneOf(Topic.class))
                    .add(topic);
        }
    }
}
