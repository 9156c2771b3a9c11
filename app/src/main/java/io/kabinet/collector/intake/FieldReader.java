package io.kabinet.collector.intake;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Walks the fields of one JSON object (or the items of one array) and reads values of exactly the type asked for. */
final class FieldReader {

    private final JsonParser parser;
    private final String path;
    private String name = "";

    /** {@code parser} stands on the beginning of the object or array at {@code path}. */
    FieldReader(JsonParser parser, String path) {
        this.parser = parser;
        this.path = path;
    }

    /** On to the next field and its value; false at the end of the object. */
    boolean next() {
        if (parser.nextToken() != JsonToken.PROPERTY_NAME) {
            return false;
        }
        name = parser.currentName();
        parser.nextToken();
        return true;
    }

    /** On to the next item; false at the end of the array. */
    boolean nextItem() {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    String name() {
        return name;
    }

    /** What stands before the names of this object's fields in a complaint. */
    String path() {
        return path;
    }

    void skip() {
        parser.skipChildren();
    }

    FieldReader object() throws BadEnvelope {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw bad("must be an object");
        }
        return new FieldReader(parser, path + name + ".");
    }

    FieldReader array() throws BadEnvelope {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw bad("must be an array");
        }
        return new FieldReader(parser, path + name);
    }

    FieldReader objectItem(int index) throws BadEnvelope {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw BadEnvelope.field(
                    path + "[" + index + "]", "The field " + path + "[" + index + "] must be an object.");
        }
        return new FieldReader(parser, path + "[" + index + "].");
    }

    String string() throws BadEnvelope {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw bad("must be a string");
        }
        return parser.getString();
    }

    /** A text that may be absent: null and empty are the same. */
    String text(int max) throws BadEnvelope {
        return parser.currentToken() == JsonToken.VALUE_NULL ? "" : Text.clean(string(), max);
    }

    UUID uuid() throws BadEnvelope {
        return Scalars.uuid(string()).orElseThrow(() -> bad("must be a UUID"));
    }

    Instant time() throws BadEnvelope {
        return Scalars.time(string()).orElseThrow(() -> bad("must be a time as in RFC 3339"));
    }

    InetAddress ip() throws BadEnvelope {
        try {
            return InetAddress.ofLiteral(string());
        } catch (IllegalArgumentException noAddress) {
            throw bad("must be an IP address");
        }
    }

    /** A purpose: absent and null are false. */
    boolean flag() throws BadEnvelope {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default -> throw bad("must be true or false");
        };
    }

    int integer(int max) throws BadEnvelope {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw bad("must be an integer");
        }
        boolean fits = parser.getNumberType() == JsonParser.NumberType.INT;
        int number = fits ? parser.getIntValue() : -1;
        if (number < 0 || number > max) {
            throw bad("must lie between 0 and " + max);
        }
        return number;
    }

    /** The complaint about the field that was read last. */
    BadEnvelope bad(String what) {
        return BadEnvelope.field(path + name, "The field " + path + name + " " + what + ".");
    }

    static BadEnvelope missing(String field) {
        return BadEnvelope.field(field, "The field " + field + " is missing.");
    }

    static <T> T require(Optional<T> value, String path, String name) throws BadEnvelope {
        return value.orElseThrow(() -> missing(path + name));
    }
}
