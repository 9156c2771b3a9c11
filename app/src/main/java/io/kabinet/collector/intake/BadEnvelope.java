package io.kabinet.collector.intake;

/** Why a request is refused as a whole. Thrown without a stack trace: a hostile client must not make it expensive. */
public final class BadEnvelope extends Exception {

    /** The answer that it deserves. */
    public enum Kind {
        MALFORMED,
        TOO_MANY_EVENTS
    }

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final String field;
    private final String explanation;

    private BadEnvelope(Kind kind, String field, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.field = field;
        this.explanation = message;
    }

    static BadEnvelope field(String field, String message) {
        return new BadEnvelope(Kind.MALFORMED, field, message);
    }

    static BadEnvelope notJson() {
        return new BadEnvelope(Kind.MALFORMED, "", "The body is not a JSON object in UTF-8.");
    }

    static BadEnvelope tooManyEvents() {
        return new BadEnvelope(
                Kind.TOO_MANY_EVENTS, "events", "At most " + EnvelopeReader.MAX_EVENTS + " events are taken at once.");
    }

    public Kind kind() {
        return kind;
    }

    /** The offending field, such as {@code events[3].url}; empty when the body is no JSON object at all. */
    public String field() {
        return field;
    }

    /** One English sentence; holds nothing that the client sent. */
    public String explanation() {
        return explanation;
    }
}
