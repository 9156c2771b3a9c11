package io.kabinet.visitors.projection;

import io.kabinet.collector.Delivery;
import io.kabinet.collector.Event;
import io.kabinet.visitors.traffic.Browser;
import io.kabinet.visitors.traffic.PageAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Parts the events of some deliveries into those to count and those to drop by reason, and notices repetitions. */
final class Sorting {

    /** What is older on arrival is not counted; an import brings its own times. */
    static final Duration OLDEST = Duration.ofDays(30);

    private final BiPredicate<UUID, String> excluded;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Arrival> repeated = new ArrayList<>();
    private final Set<Arrival.Key> keys = new HashSet<>();
    private final Map<Delivery, Map<DropReason, Integer>> dropped = new IdentityHashMap<>();

    /** @param excluded whether a site leaves out a path */
    Sorting(BiPredicate<UUID, String> excluded) {
        this.excluded = excluded;
    }

    void sort(Delivery delivery) {
        boolean robot = Browser.isRobot(delivery.userAgent());
        for (Event event : delivery.events()) {
            if (robot) {
                drop(delivery, DropReason.BOT);
                continue;
            }
            var at = delivery.timeOf(event).truncatedTo(ChronoUnit.MILLIS);
            if (delivery.importId().isEmpty() && isTooOld(delivery, at)) {
                drop(delivery, DropReason.TOO_OLD);
                continue;
            }
            var page = PageAddress.of(event.url());
            boolean consent = event instanceof Event.ConsentChange;
            if (!consent && excluded.test(delivery.site().value(), page.path())) {
                drop(delivery, DropReason.EXCLUDED);
                continue;
            }
            var arrival = new Arrival(delivery, event, at, page);
            (keys.add(arrival.key()) ? arrivals : repeated).add(arrival);
        }
    }

    /** Events to count, unless the database knows them already. */
    List<Arrival> arrivals() {
        return arrivals;
    }

    /** Events that came twice within this batch. */
    List<Arrival> repeated() {
        return repeated;
    }

    Map<Delivery, Map<DropReason, Integer>> dropped() {
        return dropped;
    }

    private void drop(Delivery delivery, DropReason reason) {
        dropped.computeIfAbsent(delivery, _ -> new EnumMap<>(DropReason.class)).merge(reason, 1, Integer::sum);
    }

    private static boolean isTooOld(Delivery delivery, Instant at) {
        return at.isBefore(delivery.receivedAt().minus(OLDEST));
    }
}
