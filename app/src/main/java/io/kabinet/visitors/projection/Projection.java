package io.kabinet.visitors.projection;

import io.kabinet.collector.EventLog;
import io.kabinet.tenancy.Changes;
import io.kabinet.tenancy.Transactions;
import io.kabinet.visitors.identification.Identifier;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Keeps a projector at work where a collector's log is. */
@Component
public class Projection implements SmartLifecycle {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ObjectProvider<EventLog> logs;
    private final BatchProjection batches;
    private final ProjectionPosition position;
    private final SiteRules rules;
    private final Identifier identifier;
    private @Nullable Projector projector;
    private @Nullable Thread thread;

    Projection(
            ObjectProvider<EventLog> logs,
            DSLContext sql,
            Transactions transactions,
            Changes changes,
            Zones zones,
            SiteRules rules,
            Identifier identifier) {
        this.logs = logs;
        this.batches = new BatchProjection(sql, transactions, changes, zones::of, rules::excludes);
        this.position = new ProjectionPosition(sql, transactions);
        this.rules = rules;
        this.identifier = identifier;
    }

    /** How far the projection is behind what the collector made durable; zero where there is no collector. */
    public Duration lag() {
        return projector == null ? Duration.ZERO : projector.lag();
    }

    @Override
    public void start() {
        var log = logs.getIfAvailable();
        if (log != null) {
            projector = new Projector(log, batches, position, rules, identifier::wake);
            thread = Thread.ofPlatform().name("projector").start(projector);
        }
    }

    @Override
    public void stop() {
        if (projector != null && thread != null) {
            projector.stop();
            try {
                if (!thread.join(PATIENCE)) {
                    thread.interrupt();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
