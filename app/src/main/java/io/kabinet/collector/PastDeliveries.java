package io.kabinet.collector;

import io.kabinet.collector.log.Acknowledgement;
import io.kabinet.collector.log.DeliveryCodec;
import io.kabinet.collector.log.SegmentedLog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Puts deliveries into the log that no request brought, with their own times: the past of a demonstration. They are
 * projected as any other, consent and forms included, and must have been stripped of what consent does not cover.
 */
public final class PastDeliveries {

    private final SegmentedLog log;

    PastDeliveries(SegmentedLog log) {
        this.log = log;
    }

    /**
     * Makes them durable, in this order.
     *
     * @return just behind the last of them: what the projector has passed when all of them count
     * @throws IllegalStateException when the disk or the spool is full
     */
    public Offset append(List<Delivery> deliveries) {
        var appended = new CompletableFuture<Optional<Offset>>();
        log.append(deliveries.stream().map(DeliveryCodec::encode).toList(), new Acknowledgement() {
            @Override
            public void durable(Offset next) {
                appended.complete(Optional.of(next));
            }

            @Override
            public void refused() {
                appended.complete(Optional.empty());
            }
        });
        return appended.join()
                .orElseThrow(() -> new IllegalStateException("the collector cannot make events durable right now"));
    }
}
