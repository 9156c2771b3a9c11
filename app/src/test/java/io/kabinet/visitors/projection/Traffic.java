package io.kabinet.visitors.projection;

import io.kabinet.collector.ConsentState;
import io.kabinet.collector.Delivery;
import io.kabinet.collector.Event;
import io.kabinet.collector.Offset;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.SiteId;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests as a browser would send them, for one site. */
public final class Traffic {

    public static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private final OrganizationId organization;
    private final SiteId site;

    public Traffic(OrganizationId organization, SiteId site) {
        this.organization = organization;
        this.site = site;
    }

    /** What a browser sends in one request. */
    public final class Request {
        private final UUID visitor;
        private final List<Event> events = new ArrayList<>();
        private boolean identification = true;
        private boolean analytics = true;
        private String userAgent = CHROME;
        private @Nullable UUID importId;
        private Instant receivedAt;

        private Request(UUID visitor, Instant receivedAt) {
            this.visitor = visitor;
            this.receivedAt = receivedAt;
        }

        public Request view(Instant at, String path) {
            return view(UUID.randomUUID(), at, path, "");
        }

        public Request view(UUID id, Instant at, String path, String referrer) {
            events.add(new Event.PageView(
                    id, at, "https://shop.example" + path, "Страница " + path, referrer, "1440x900", "ru"));
            return this;
        }

        public Request form(Instant at, String name, String phone, String email) {
            events.add(new Event.Form(
                    UUID.randomUUID(),
                    at,
                    "https://shop.example/form",
                    "callback",
                    new Event.Contact(name, phone, email)));
            return this;
        }

        public Request consentEvent(Instant at) {
            events.add(new Event.ConsentChange(UUID.randomUUID(), at, "https://shop.example/"));
            return this;
        }

        public Request consent(boolean analytics, boolean identification) {
            this.analytics = analytics;
            this.identification = identification;
            return this;
        }

        public Request from(String userAgent) {
            this.userAgent = userAgent;
            return this;
        }

        public Request importedBy(UUID run) {
            this.importId = run;
            return this;
        }

        /** The browser's clock is right: events happened when it says. */
        public Delivery at(Offset offset) {
            return new Delivery(
                    offset,
                    site,
                    organization,
                    receivedAt,
                    receivedAt,
                    InetAddress.getLoopbackAddress(),
                    userAgent,
                    visitor,
                    new ConsentState(analytics, identification, false, "2026-11"),
                    Optional.ofNullable(importId),
                    events);
        }
    }

    public Request request(UUID visitor, Instant receivedAt) {
        return new Request(visitor, receivedAt);
    }
}
