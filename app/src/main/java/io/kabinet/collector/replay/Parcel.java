package io.kabinet.collector.replay;

import io.kabinet.collector.Delivery;
import io.kabinet.collector.Event;
import io.kabinet.collector.intake.Text;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Page views on their way to the collector: lines of envelopes, neighbours of one visitor in one envelope. */
final class Parcel {

    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_EVENTS = 100;
    private static final JsonFactory JSON = new JsonFactory();

    private final String siteKey;
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private Envelope envelope = Envelope.NONE;

    Parcel(String siteKey) {
        this.siteKey = siteKey;
    }

    void add(UUID visitor, UUID event, LogLine line, String url) {
        if (!envelope.takes(visitor)) {
            finishEnvelope();
            envelope = new Envelope(visitor, line.ip(), Text.clean(line.userAgent(), Delivery.MAX_USER_AGENT));
        }
        envelope.add(event, line.at(), Text.clean(url, Event.MAX_URL), Text.clean(line.referrer(), Event.MAX_URL));
    }

    boolean isFull() {
        return lines.size() > MAX_BYTES;
    }

    /** The body to send. The parcel is empty afterwards. */
    byte[] takeBody() {
        finishEnvelope();
        byte[] body = lines.toByteArray();
        lines.reset();
        return body;
    }

    private void finishEnvelope() {
        if (envelope.count > 0) {
            lines.writeBytes(envelope.json(siteKey).getBytes(StandardCharsets.UTF_8));
            lines.write('\n');
            envelope = Envelope.NONE;
        }
    }

    private static final class Envelope {

        static final Envelope NONE = new Envelope(new UUID(0, 0), InetAddress.getLoopbackAddress(), "");

        private final UUID visitor;
        private final InetAddress ip;
        private final String userAgent;
        private final StringWriter events = new StringWriter();
        private final JsonGenerator array = JSON.createGenerator(ObjectWriteContext.empty(), events);
        private int count;
        private Instant last = Instant.EPOCH;

        Envelope(UUID visitor, InetAddress ip, String userAgent) {
            this.visitor = visitor;
            this.ip = ip;
            this.userAgent = userAgent;
            array.writeStartArray();
        }

        boolean takes(UUID other) {
            return this != NONE && visitor.equals(other) && count < MAX_EVENTS;
        }

        void add(UUID event, Instant at, String url, String referrer) {
            array.writeStartObject();
            array.writeStringProperty("id", event.toString());
            array.writeStringProperty("type", "page_view");
            array.writeStringProperty("at", at.toString());
            array.writeStringProperty("url", url);
            array.writeStringProperty("referrer", referrer);
            array.writeEndObject();
            count++;
            last = at;
        }

        /** Consent covers counting; nobody in a log agreed to be identified. */
        String json(String siteKey) {
            array.writeEndArray();
            array.close();
            var text = new StringWriter();
            try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
                json.writeStartObject();
                json.writeStringProperty("site", siteKey);
                json.writeStringProperty("visitor", visitor.toString());
                json.writeStringProperty("sent_at", last.toString());
                json.writeStringProperty("ip", ip.getHostAddress());
                json.writeStringProperty("user_agent", userAgent);
                json.writeObjectPropertyStart("consent");
                json.writeBooleanProperty("analytics", true);
                json.writeEndObject();
                json.writeName("events");
                json.writeRawValue(events.toString());
                json.writeEndObject();
            }
            return text.toString();
        }
    }
}
