package io.kabinet.collector.log;

import io.kabinet.collector.ConsentState;
import io.kabinet.collector.Delivery;
import io.kabinet.collector.Entry;
import io.kabinet.collector.Event;
import io.kabinet.collector.Offset;
import io.kabinet.collector.Unreadable;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.SiteId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A delivery as bytes: a version, then its fields in a fixed order, numbers as variable-length integers, texts as length and
 * UTF-8, times in milliseconds relative to one another. A third of the JSON that came in, and read without parsing text.
 */
public final class DeliveryCodec {

    private static final byte VERSION = 1;

    private static final int ANALYTICS = 1;
    private static final int IDENTIFICATION = 2;
    private static final int MARKETING = 4;
    private static final int IMPORT = 8;

    private static final byte PAGE_VIEW = 1;
    private static final byte ENGAGEMENT = 2;
    private static final byte CONTACT_CLICK = 3;
    private static final byte FORM = 4;
    private static final byte CONSENT_CHANGE = 5;

    private DeliveryCodec() {}

    /** The offset is not written: it is where the bytes lie. */
    public static byte[] encode(Delivery delivery) {
        var out = new ByteWriter();
        out.write(VERSION);
        out.write(flags(delivery));
        out.writeUuid(delivery.site().value());
        out.writeUuid(delivery.organization().value());
        out.writeNumber(delivery.receivedAt().toEpochMilli());
        out.writeDifference(delivery.receivedAt(), delivery.sentAt());
        out.writeBytes(delivery.ip().getAddress());
        out.writeText(delivery.userAgent());
        out.writeUuid(delivery.visitor());
        out.writeText(delivery.consent().textVersion());
        delivery.importId().ifPresent(out::writeUuid);
        out.writeNumber(delivery.events().size());
        for (var event : delivery.events()) {
            out.write(type(event));
            out.writeUuid(event.id());
            out.writeDifference(delivery.sentAt(), event.at());
            out.writeText(event.url());
            encodeRest(event, out);
        }
        return out.toBytes();
    }

    /** Decodes {@code bytes[from, to)}. What is no delivery of a known version comes back as {@link Unreadable}. */
    static Entry decode(Offset offset, byte[] bytes, int from, int to) {
        try {
            var in = new ByteReader(bytes, from, to);
            byte version = in.read();
            return version == VERSION
                    ? decode(offset, in)
                    : unreadable(offset, "record of version " + version, bytes, from, to);
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException | UnknownHostException e) {
            return unreadable(offset, "not a delivery: " + e, bytes, from, to);
        }
    }

    private static Delivery decode(Offset offset, ByteReader in) throws UnknownHostException {
        int flags = in.read();
        var site = new SiteId(in.readUuid());
        var organization = new OrganizationId(in.readUuid());
        var receivedAt = Instant.ofEpochMilli(in.readNumber());
        var sentAt = in.readDifference(receivedAt);
        var ip = InetAddress.getByAddress(in.readBytes());
        String userAgent = in.readText();
        var visitor = in.readUuid();
        var consent = new ConsentState(
                (flags & ANALYTICS) != 0, (flags & IDENTIFICATION) != 0, (flags & MARKETING) != 0, in.readText());
        Optional<UUID> importId = (flags & IMPORT) != 0 ? Optional.of(in.readUuid()) : Optional.empty();
        int count = Math.toIntExact(in.readNumber());
        List<Event> events = new ArrayList<>(Math.min(count, 100));
        for (int i = 0; i < count; i++) {
            byte type = in.read();
            var id = in.readUuid();
            var at = in.readDifference(sentAt);
            events.add(decodeRest(type, id, at, in.readText(), in));
        }
        return new Delivery(
                offset, site, organization, receivedAt, sentAt, ip, userAgent, visitor, consent, importId, events);
    }

    private static byte flags(Delivery delivery) {
        var consent = delivery.consent();
        int flags = (consent.analytics() ? ANALYTICS : 0)
                | (consent.identification() ? IDENTIFICATION : 0)
                | (consent.marketing() ? MARKETING : 0)
                | (delivery.importId().isPresent() ? IMPORT : 0);
        return (byte) flags;
    }

    private static byte type(Event event) {
        return switch (event) {
            case Event.PageView _ -> PAGE_VIEW;
            case Event.Engagement _ -> ENGAGEMENT;
            case Event.ContactClick _ -> CONTACT_CLICK;
            case Event.Form _ -> FORM;
            case Event.ConsentChange _ -> CONSENT_CHANGE;
        };
    }

    private static void encodeRest(Event event, ByteWriter out) {
        switch (event) {
            case Event.PageView view -> {
                out.writeText(view.title());
                out.writeText(view.referrer());
                out.writeText(view.screen());
                out.writeText(view.language());
            }
            case Event.Engagement engagement -> {
                out.writeNumber(engagement.seconds());
                out.writeNumber(engagement.scrollPercent());
            }
            case Event.ContactClick click -> out.writeText(click.kind().name());
            case Event.Form form -> {
                out.writeText(form.form());
                out.writeText(form.contact().name());
                out.writeText(form.contact().phone());
                out.writeText(form.contact().email());
            }
            case Event.ConsentChange _ -> {}
        }
    }

    private static Event decodeRest(byte type, UUID id, Instant at, String url, ByteReader in) {
        return switch (type) {
            case PAGE_VIEW ->
                new Event.PageView(id, at, url, in.readText(), in.readText(), in.readText(), in.readText());
            case ENGAGEMENT ->
                new Event.Engagement(id, at, url, Math.toIntExact(in.readNumber()), Math.toIntExact(in.readNumber()));
            case CONTACT_CLICK -> new Event.ContactClick(id, at, url, Event.ContactClick.Kind.valueOf(in.readText()));
            case FORM ->
                new Event.Form(
                        id, at, url, in.readText(), new Event.Contact(in.readText(), in.readText(), in.readText()));
            case CONSENT_CHANGE -> new Event.ConsentChange(id, at, url);
            default -> throw new IllegalArgumentException("event of type " + type);
        };
    }

    private static Unreadable unreadable(Offset offset, String reason, byte[] bytes, int from, int to) {
        return new Unreadable(
                offset, reason, Arrays.copyOfRange(bytes, from, Math.min(to, from + Unreadable.KEPT_BYTES)));
    }
}
