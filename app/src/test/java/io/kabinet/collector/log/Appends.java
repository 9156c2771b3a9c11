package io.kabinet.collector.log;

import io.kabinet.collector.Offset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Appends and waits for the answer. */
final class Appends {

    private Appends() {}

    /** The offset behind it, or empty when refused. */
    static Optional<Offset> append(SegmentedLog log, long number) {
        try {
            return begin(log, number).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    static CompletableFuture<Optional<Offset>> begin(SegmentedLog log, long number) {
        var answer = new CompletableFuture<Optional<Offset>>();
        log.append(List.of(DeliveryCodec.encode(Deliveries.numbered(number))), new Acknowledgement() {
            @Override
            public void durable(Offset next) {
                answer.complete(Optional.of(next));
            }

            @Override
            public void refused() {
                answer.complete(Optional.empty());
            }
        });
        return answer;
    }
}
