package io.kabinet.demo;

import io.kabinet.collector.ConsentState;
import io.kabinet.collector.Delivery;
import io.kabinet.collector.Event;
import io.kabinet.collector.Offset;
import io.kabinet.demo.Cast.Website;
import io.kabinet.sites.SiteView;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A month of one site's past: who came, when, from where, what they looked at, agreed to and typed. The same site gets
 * the same ids each time it is made up, so that a repetition counts nothing twice.
 */
final class Traffic {

    static final int DAYS = 30;

    private static final ZoneId ZONE = ZoneId.of("Europe/Moscow");

    /** Visits by the hour of the day, in relation to each other. */
    private static final int[] HOURS = {
        1, 1, 0, 0, 0, 1, 2, 4, 6, 9, 11, 12, 11, 11, 12, 12, 11, 10, 10, 11, 12, 10, 6, 3
    };

    private static final int HOURS_SUM = Arrays.stream(HOURS).sum();
    private static final String TEXT_VERSION = "2026-11";

    private final SiteView site;
    private final Website website;
    private final Cast.Audience audience;
    private final AtomicInteger numbers;
    private final Instant now;
    private final Random random;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Persona> regulars = new ArrayList<>();
    private int visitors;

    /**
     * What the partner found out about somebody.
     *
     * @param company instead of a phone, where only that is known
     */
    record Notice(UUID visitor, Instant at, String phone, Optional<String> company) {}

    /** @param numbers gives each visitor of the network a phone of their own */
    Traffic(SiteView site, Website website, Cast.Audience audience, AtomicInteger numbers, Instant now) {
        this.site = site;
        this.website = website;
        this.audience = audience;
        this.numbers = numbers;
        this.now = now;
        this.random = new Random(site.host().hashCode());
        var today = now.atZone(ZONE).toLocalDate();
        for (int ago = DAYS - 1; ago >= 0; ago--) {
            day(today.minusDays(ago));
        }
        deliveries.sort(Comparator.comparing(Delivery::receivedAt));
        notices.sort(Comparator.comparing(Notice::at));
    }

    /** In the order of time. */
    List<Delivery> deliveries() {
        return deliveries;
    }

    /** In the order of time. */
    List<Notice> notices() {
        return notices;
    }

    private void day(LocalDate day) {
        double weekend = day.getDayOfWeek().getValue() > 5 ? 0.65 : 1;
        long visits = Math.round(website.dailyVisits() * weekend * (0.8 + random.nextDouble() * 0.4));
        for (int i = 0; i < visits; i++) {
            var at = day.atStartOfDay(ZONE)
                    .plusHours(hour())
                    .plusSeconds(random.nextInt(3_600))
                    .toInstant();
            boolean returning = !regulars.isEmpty() && random.nextInt(100) < 22;
            var persona = returning ? regulars.get(random.nextInt(regulars.size())) : persona();
            if (at.isBefore(now.minus(10, ChronoUnit.MINUTES))) {
                visit(persona, at, returning, "%s/%s/%d".formatted(site.host(), day, i));
            }
        }
    }

    private int hour() {
        int left = random.nextInt(HOURS_SUM);
        for (int hour = 0; ; hour++) {
            left -= HOURS[hour];
            if (left < 0) {
                return hour;
            }
        }
    }

    private Persona persona() {
        int number = visitors++;
        var browser = Persona.BROWSERS.get(random.nextInt(Persona.BROWSERS.size()));
        int consent = random.nextInt(100);
        return new Persona(
                id("%s/visitor/%d".formatted(site.host(), number)),
                address(),
                browser.get(0),
                browser.get(1),
                new ConsentState(consent < 92, consent < 72, false, TEXT_VERSION),
                Persona.SOURCES.get(random.nextInt(Persona.SOURCES.size())),
                one(audience.firstNames()),
                "7900000%04d".formatted(numbers.getAndIncrement() % 8_000),
                random.nextInt(100) < 6 ? Optional.of(one(audience.companies())) : Optional.empty());
    }

    private void visit(Persona persona, Instant from, boolean returning, String name) {
        var events = new ArrayList<Event>();
        var at = from;
        var path = returning || random.nextInt(3) > 0 ? one(website.paths()) : "/";
        if (!returning) {
            events.add(new Event.ConsentChange(
                    id(name + "/consent"), at, url(path, persona.source().query())));
        }
        if (persona.consent().analytics()) {
            int pages = 1 + random.nextInt(5);
            for (int page = 0; page < pages; page++) {
                var url = url(path, page == 0 ? persona.source().query() : "");
                int seconds = 15 + random.nextInt(100);
                events.add(new Event.PageView(
                        id("%s/view/%d".formatted(name, page)),
                        at,
                        url,
                        website.pages().getOrDefault(path, ""),
                        page == 0 ? persona.source().referrer() : url("/", ""),
                        persona.screen(),
                        "ru-RU"));
                at = at.plusSeconds(seconds);
                events.add(new Event.Engagement(
                        id("%s/stay/%d".formatted(name, page)), at, url, seconds - 5, 30 + random.nextInt(70)));
                path = one(website.paths());
            }
            at = act(persona, events, at, url(path, ""), name);
            if (!returning) {
                remember(persona, from.plusSeconds(20));
            }
        }
        if (!events.isEmpty()) {
            deliveries.add(delivery(persona, at, events));
        }
    }

    /** A click on the phone number, or a form. */
    private Instant act(Persona persona, List<Event> events, Instant from, String url, String name) {
        var at = from.plusSeconds(12);
        int choice = random.nextInt(100);
        if (choice < 6) {
            var contact = persona.consent().identification()
                    ? new Event.Contact(persona.name(), "+" + persona.phone(), "")
                    : Event.Contact.NONE;
            events.add(new Event.Form(id(name + "/form"), at, url, "callback", contact));
        } else if (choice < 14) {
            events.add(new Event.ContactClick(id(name + "/click"), at, url, Event.ContactClick.Kind.TEL));
        }
        return at;
    }

    /** Somebody who may come again, and of whom the partner may know. */
    private void remember(Persona persona, Instant at) {
        regulars.add(persona);
        if (persona.consent().identification() && random.nextInt(100) < 34) {
            notices.add(new Notice(persona.browser(), at, persona.phone(), persona.company()));
        }
    }

    private Delivery delivery(Persona persona, Instant at, List<Event> events) {
        return new Delivery(
                Offset.START,
                site.id(),
                site.organization(),
                at,
                at,
                persona.ip(),
                persona.userAgent(),
                persona.browser(),
                persona.consent(),
                Optional.empty(),
                events);
    }

    private String url(String path, String query) {
        return "https://%s%s%s".formatted(site.host(), path, query);
    }

    /** Of the networks that stand for nobody (RFC 5737). */
    private InetAddress address() {
        byte[] network =
                random.nextBoolean() ? new byte[] {(byte) 203, 0, 113, 0} : new byte[] {(byte) 198, 51, 100, 0};
        network[3] = (byte) (1 + random.nextInt(254));
        try {
            return InetAddress.getByAddress(network);
        } catch (UnknownHostException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("kabinet demo " + name).getBytes(StandardCharsets.UTF_8));
    }
}
