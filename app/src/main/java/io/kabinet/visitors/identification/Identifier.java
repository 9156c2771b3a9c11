package io.kabinet.visitors.identification;

import static io.kabinet.visitors.jooq.Tables.IDENTIFICATION_REQUEST;

import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Serves the requests that wait in the database, organization by organization: at once when the projector tells of them,
 * and every few seconds whatever is left. Several may work side by side; a request is served once.
 */
@Component
public class Identifier implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Identifier.class);

    private static final Duration LOOK_AROUND = Duration.ofSeconds(10);
    private static final int PORTION = 500;
    private static final OrganizationId EVERYBODY = new OrganizationId(new UUID(0, 0));

    private final DSLContext sql;
    private final Transactions transactions;
    private final Identifying identifying;
    private final HeldIdentifications held;
    private final LinkedBlockingQueue<OrganizationId> woken = new LinkedBlockingQueue<>();
    private volatile @Nullable Thread thread;

    Identifier(DSLContext sql, Transactions transactions, Identifying identifying, HeldIdentifications held) {
        this.sql = sql;
        this.transactions = transactions;
        this.identifying = identifying;
        this.held = held;
    }

    /** Something waits in these organizations. */
    public void wake(Set<OrganizationId> organizations) {
        woken.addAll(organizations);
    }

    /** Serves what waits in this organization now. */
    void serve(OrganizationId organization) {
        List<UUID> waiting;
        do {
            waiting = transactions.forOrganization(
                    organization,
                    () -> sql.select(IDENTIFICATION_REQUEST.ID)
                            .from(IDENTIFICATION_REQUEST)
                            .where(
                                    IDENTIFICATION_REQUEST.ORGANIZATION_ID.eq(organization.value()),
                                    IDENTIFICATION_REQUEST.RESULT.eq("PENDING"))
                            .orderBy(IDENTIFICATION_REQUEST.ID)
                            .limit(PORTION)
                            .fetch(IDENTIFICATION_REQUEST.ID));
            waiting.forEach(request -> identifying.form(organization, request));
        } while (waiting.size() == PORTION);
    }

    @Override
    public void start() {
        var started = Thread.ofVirtual().name("identifier").unstarted(this::run);
        thread = started; // first: the thread works for as long as it finds itself here
        started.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        woken.add(EVERYBODY);
        while (isRunning()) {
            try {
                var first = woken.poll(LOOK_AROUND.toMillis(), TimeUnit.MILLISECONDS);
                var organizations = new HashSet<OrganizationId>();
                woken.drainTo(organizations);
                organizations.add(first == null ? EVERYBODY : first);
                if (organizations.remove(EVERYBODY)) {
                    organizations.addAll(all("visitors.organizations_with_pending_requests()"));
                    all("visitors.organizations_with_held()").forEach(this::release);
                }
                organizations.forEach(this::tryToServe);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException cause) {
                LOG.warn("identification waits for the database: {}", cause.toString());
            }
        }
    }

    private void tryToServe(OrganizationId organization) {
        try {
            serve(organization);
        } catch (RuntimeException cause) {
            LOG.warn("requests of organization {} wait", organization, cause);
        }
    }

    private void release(OrganizationId organization) {
        try {
            held.release(organization);
        } catch (RuntimeException cause) {
            LOG.warn("held identifications of organization {} wait", organization, cause);
        }
    }

    private List<OrganizationId> all(String function) {
        return new ArrayList<>(transactions.withoutOrganization(
                () -> sql.fetch("SELECT * FROM " + function).map(row -> new OrganizationId(row.get(0, UUID.class)))));
    }
}
