package io.kabinet.collector.http;

import io.vertx.core.Context;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Brings work back to one event loop. The acknowledgements of a whole group wake the loop once. */
final class Outbox {

    private final Context loop;
    private final ConcurrentLinkedQueue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();

    Outbox(Context loop) {
        this.loop = loop;
    }

    void post(Runnable work) {
        waiting.add(work);
        if (called.compareAndSet(false, true)) {
            loop.runOnContext(nothing -> drain());
        }
    }

    private void drain() {
        called.set(false);
        for (var work = waiting.poll(); work != null; work = waiting.poll()) {
            work.run();
        }
    }
}
