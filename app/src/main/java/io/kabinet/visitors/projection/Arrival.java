package io.kabinet.visitors.projection;

import io.kabinet.collector.Delivery;
import io.kabinet.collector.Event;
import io.kabinet.visitors.traffic.PageAddress;
import java.time.Instant;
import java.util.UUID;

/** An event that is to be counted: with the request that brought it, its time by our clock, and its page. */
record Arrival(Delivery delivery, Event event, Instant at, PageAddress page) {

    /** What makes an event one event. */
    record Key(UUID site, UUID id) {}

    Key key() {
        return new Key(delivery.site().value(), event.id());
    }

    BrowserKey browser() {
        return new BrowserKey(delivery.site().value(), delivery.visitor());
    }
}
