package io.kabinet.collector.log;

import io.kabinet.collector.ConsentState;
import io.kabinet.collector.Delivery;
import io.kabinet.collector.Event;
import io.kabinet.collector.Event.Contact;
import io.kabinet.collector.Offset;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.SiteId;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Deliveries for tests: seeded, of every shape. */
public final class Deliveries {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123Z");

    private final Random random;

    public Deliveries(long seed) {
        this.random = new Random(seed);
    }

    /** A small one that is told from others by its number. */
    public static Delivery numbered(long number) {
        var view = new Event.PageView(new UUID(1, number), NOW, "https://shop.example/" + number, "", "", "", "");
        return new Delivery(
                Offset.START,
                new SiteId(new UUID(2, 2)),
                new OrganizationId(new UUID(3, 3)),
                NOW,
                NOW,
                InetAddress.ofLiteral("203.0.113.7"),
                "Browser",
                new UUID(4, number),
                new ConsentState(true, false, false, ""),
                Optional.empty(),
                List.of(view));
    }

    public Delivery next() {
        var events = new ArrayList<Event>();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            events.add(event());
        }
        return new Delivery(
                Offset.START,
                new SiteId(id()),
                new OrganizationId(id()),
                time(),
                time(),
                InetAddress.ofLiteral(random.nextBoolean() ? "203.0.113.7" : "2001:db8::1"),
                text(200),
                id(),
                new ConsentState(random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), text(10)),
                random.nextBoolean() ? Optional.of(id()) : Optional.empty(),
                events);
    }

    private Event event() {
        return switch (random.nextInt(5)) {
            case 0 -> new Event.PageView(id(), time(), text(300), text(50), text(300), "1440x900", "ru");
            case 1 -> new Event.Engagement(id(), time(), text(99), random.nextInt(86_401), random.nextInt(101));
            case 2 -> new Event.ContactClick(id(), time(), text(99), Event.ContactClick.Kind.MAILTO);
            case 3 -> new Event.Form(id(), time(), text(99), text(9), new Contact(text(9), text(9), text(9)));
            default -> new Event.ConsentChange(id(), time(), text(99));
        };
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private Instant time() {
        return NOW.plusMillis(random.nextLong(-4_000_000_000L, 4_000_000_000L));
    }

    private String text(int max) {
        var text = new StringBuilder();
        for (int i = random.nextInt(max); i > 0; i--) {
            text.appendCodePoint("aЖ漢😀 ".codePointAt(new int[] {0, 1, 2, 3, 5}[random.nextInt(5)]));
        }
        return text.toString();
    }
}
