package io.kabinet.visitors.projection;

import io.kabinet.collector.Batch;
import io.kabinet.collector.CollectorId;
import io.kabinet.collector.Delivery;
import io.kabinet.collector.Entry;
import io.kabinet.collector.EventLog;
import io.kabinet.collector.Offset;
import io.kabinet.shared.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one collector's log to its end and waits there. A database that is away is waited for; a record that cannot be
 * projected is searched for by halving the batch, set aside with its reason, and never stops the log.
 */
final class Projector implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    private static final int MOST_ENTRIES = 4_000;
    private static final int MOST_BYTES = 2 << 20;
    private static final Duration RENEWAL = ProjectionPosition.LEASE.dividedBy(4);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final EventLog log;
    private final CollectorId collector;
    private final BatchProjection batches;
    private final ProjectionPosition position;
    private final SiteRules rules;
    private final Consumer<Set<OrganizationId>> formsLeft;
    private final UUID holder = UUID.randomUUID();
    private volatile boolean stopping;
    private volatile Instant projectedUntil = Instant.EPOCH;

    /** @param formsLeft hears, after the commit, in which organizations contacts wait to be identified */
    Projector(
            EventLog log,
            BatchProjection batches,
            ProjectionPosition position,
            SiteRules rules,
            Consumer<Set<OrganizationId>> formsLeft) {
        this.log = log;
        this.collector = log.collector();
        this.batches = batches;
        this.position = position;
        this.rules = rules;
        this.formsLeft = formsLeft;
    }

    @Override
    public void run() {
        var pause = SHORTEST_PAUSE;
        while (!stopping) {
            try {
                var from = position.lease(collector, holder, log.first());
                if (from.isPresent()) {
                    pause = SHORTEST_PAUSE;
                    follow(from.get());
                } else {
                    Thread.sleep(RENEWAL);
                }
            } catch (BatchProjection.Overtaken _) {
                LOG.info("another projector has taken over the log of collector {}", collector.value());
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException cause) {
                if (stopping) {
                    return;
                }
                LOG.warn("projection waits {} ms: {}", pause.toMillis(), cause.toString());
                if (!sleep(pause)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
        release();
    }

    /** Ends after the batch at hand. */
    void stop() {
        stopping = true;
    }

    /** How far the projection is behind the log: zero when everything durable is projected. */
    Duration lag() {
        return log.projected().isBefore(log.end()) ? Duration.between(projectedUntil, Instant.now()) : Duration.ZERO;
    }

    private void follow(Offset start) throws InterruptedException {
        var from = start;
        log.projected(from);
        while (!stopping) {
            if (!log.await(from, RENEWAL)) {
                var renewed = position.lease(collector, holder, log.first());
                if (renewed.isEmpty() || !renewed.get().equals(from)) {
                    throw new BatchProjection.Overtaken();
                }
                continue;
            }
            var batch = log.read(from, MOST_ENTRIES, MOST_BYTES);
            rules.refresh();
            project(batch.entries(), from, batch.next());
            from = batch.next();
            log.projected(from);
            remember(batch);
        }
    }

    private void project(List<Entry> entries, Offset from, Offset next) {
        try {
            formsLeft.accept(batches.project(collector, holder, from, entries, next));
        } catch (BatchProjection.Overtaken overtaken) {
            throw overtaken;
        } catch (RuntimeException cause) {
            if (Outages.isOutage(cause)) {
                throw cause;
            }
            if (entries.size() > 1) {
                int half = entries.size() / 2;
                var middle = entries.get(half).offset();
                project(entries.subList(0, half), from, middle);
                project(entries.subList(half, entries.size()), middle, next);
            } else {
                setAside(entries.getFirst(), from, next, cause);
            }
        }
    }

    private void setAside(Entry entry, Offset from, Offset next, RuntimeException cause) {
        LOG.warn(
                "the record at {} of collector {} goes to quarantine",
                entry.offset().value(),
                collector.value(),
                cause);
        batches.setAside(collector, holder, from, entry, next, cause.toString());
    }

    private void remember(Batch batch) {
        for (int i = batch.entries().size() - 1; i >= 0; i--) {
            if (batch.entries().get(i) instanceof Delivery delivery) {
                projectedUntil = delivery.receivedAt();
                return;
            }
        }
    }

    private void release() {
        try {
            position.release(collector, holder);
        } catch (RuntimeException cause) {
            LOG.debug("the lease runs out by itself", cause);
        }
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }
}
