package io.kabinet.collector.intake;

import io.kabinet.collector.ConsentState;
import io.kabinet.collector.Delivery;
import io.kabinet.collector.Event;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the body of {@code POST /v1/events} in one pass, strictly: types are not converted, a known field stands at most
 * once, a required one is there and not null. Unknown fields are skipped, so that a newer snippet may send more. Bounds: 100
 * events, 16 levels of nesting, and those of {@link Event}, beyond which texts are cut. Order of fields does not matter.
 */
public final class EnvelopeReader {

    public static final int MAX_EVENTS = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(32)
                    .build())
            .build();

    private EnvelopeReader() {}

    /** What a browser sent. */
    public static Envelope read(byte[] body) throws BadEnvelope {
        return read(body, false);
    }

    /** One line of an import, which names its client in {@code ip} and {@code user_agent}. */
    public static Envelope readImported(byte[] line) throws BadEnvelope {
        return read(line, true);
    }

    private static Envelope read(byte[] body, boolean imported) throws BadEnvelope {
        try {
            return parse(body, imported);
        } catch (BadEnvelope bad) {
            throw hasTooManyEvents(body) ? BadEnvelope.tooManyEvents() : bad;
        }
    }

    private static Envelope parse(byte[] body, boolean imported) throws BadEnvelope {
        if (!Text.isUtf8(body)) {
            throw BadEnvelope.notJson();
        }
        try (var parser = JSON.createParser(ObjectReadContext.empty(), body, 0, body.length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw BadEnvelope.notJson();
            }
            var envelope = new EnvelopeFields(imported).read(new FieldReader(parser, ""));
            if (parser.nextToken() != null) {
                throw BadEnvelope.notJson();
            }
            return envelope;
        } catch (JacksonException | IllegalStateException notJson) {
            // IllegalStateException: names made to collide in the parser's symbol table
            throw BadEnvelope.notJson();
        }
    }

    /** Size is checked before shape, also where a malformed event comes first. Only refused requests pay for this. */
    private static boolean hasTooManyEvents(byte[] body) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), body, 0, body.length)) {
            int depth = 0;
            int events = 0;
            boolean inEvents = false;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructEnd()) {
                    depth--;
                } else if (token == JsonToken.PROPERTY_NAME && depth == 1) {
                    inEvents = "events".equals(parser.currentName());
                } else if (depth == 2 && inEvents && token != JsonToken.PROPERTY_NAME && ++events > MAX_EVENTS) {
                    return true;
                }
                if (token.isStructStart()) {
                    depth++;
                }
            }
            return false;
        } catch (JacksonException | IllegalStateException notJson) {
            return false;
        }
    }

    /** The fields of the envelope, in whatever order they come. */
    private static final class EnvelopeFields {

        private final boolean imported;
        private final Once once = new Once();
        private Optional<String> site = Optional.empty();
        private Optional<UUID> visitor = Optional.empty();
        private Optional<Instant> sentAt = Optional.empty();
        private Optional<ConsentState> consent = Optional.empty();
        private Optional<List<Event>> events = Optional.empty();
        private Optional<InetAddress> ip = Optional.empty();
        private String userAgent = "";

        EnvelopeFields(boolean imported) {
            this.imported = imported;
        }

        Envelope read(FieldReader fields) throws BadEnvelope {
            while (fields.next()) {
                switch (fields.name()) {
                    case "site" -> {
                        once.check(fields, 0);
                        site = Optional.of(siteKey(fields));
                    }
                    case "visitor" -> {
                        once.check(fields, 1);
                        visitor = Optional.of(fields.uuid());
                    }
                    case "sent_at" -> {
                        once.check(fields, 2);
                        sentAt = Optional.of(fields.time());
                    }
                    case "consent" -> {
                        once.check(fields, 3);
                        consent = Optional.of(consent(fields.object()));
                    }
                    case "events" -> {
                        once.check(fields, 4);
                        events = Optional.of(events(fields));
                    }
                    case "ip" -> readIp(fields);
                    case "user_agent" -> readUserAgent(fields);
                    default -> fields.skip();
                }
            }
            return envelope();
        }

        private Envelope envelope() throws BadEnvelope {
            if (imported && ip.isEmpty()) {
                throw FieldReader.missing("ip");
            }
            return new Envelope(
                    FieldReader.require(site, "", "site"),
                    FieldReader.require(visitor, "", "visitor"),
                    FieldReader.require(sentAt, "", "sent_at"),
                    FieldReader.require(consent, "", "consent"),
                    FieldReader.require(events, "", "events"),
                    ip.map(address -> new Envelope.Origin(address, userAgent)));
        }

        private void readIp(FieldReader fields) throws BadEnvelope {
            if (imported) {
                once.check(fields, 5);
                ip = Optional.of(fields.ip());
            } else {
                fields.skip();
            }
        }

        private void readUserAgent(FieldReader fields) throws BadEnvelope {
            if (imported) {
                once.check(fields, 6);
                userAgent = fields.text(Delivery.MAX_USER_AGENT);
            } else {
                fields.skip();
            }
        }

        private static String siteKey(FieldReader fields) throws BadEnvelope {
            String key = fields.string();
            if (!Scalars.isSiteKey(key)) {
                throw fields.bad("is no site key");
            }
            return key;
        }
    }

    private static ConsentState consent(FieldReader fields) throws BadEnvelope {
        var once = new Once();
        boolean analytics = false;
        boolean identification = false;
        boolean marketing = false;
        String textVersion = "";
        while (fields.next()) {
            switch (fields.name()) {
                case "analytics" -> {
                    once.check(fields, 0);
                    analytics = fields.flag();
                }
                case "identification" -> {
                    once.check(fields, 1);
                    identification = fields.flag();
                }
                case "marketing" -> {
                    once.check(fields, 2);
                    marketing = fields.flag();
                }
                case "text_version" -> {
                    once.check(fields, 3);
                    textVersion = fields.text(ConsentState.MAX_TEXT_VERSION);
                }
                default -> fields.skip();
            }
        }
        return new ConsentState(analytics, identification, marketing, textVersion);
    }

    private static List<Event> events(FieldReader fields) throws BadEnvelope {
        var events = new ArrayList<Event>();
        var items = fields.array();
        while (items.nextItem()) {
            if (events.size() == MAX_EVENTS) {
                throw BadEnvelope.tooManyEvents();
            }
            events.add(EventReader.read(items.objectItem(events.size())));
        }
        if (events.isEmpty()) {
            throw fields.bad("holds no event");
        }
        return events;
    }
}
