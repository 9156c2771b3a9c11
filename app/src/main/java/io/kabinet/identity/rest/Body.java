package io.kabinet.identity.rest;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.FieldError;
import io.kabinet.shared.Refused;
import java.lang.reflect.Type;
import java.util.ArrayList;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bytes of a request's body, and the record that they should be. */
final class Body<T> {

    /** Longer ones are refused. */
    static final int LARGEST = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final byte[] bytes;
    private final Type type;

    Body(byte[] bytes, Type type) {
        this.bytes = bytes;
        this.type = type;
    }

    /** The record; nothing for {@code Void}, which stands for a request without a body. */
    @SuppressWarnings({"unchecked", "NullAway"}) // null only as Void, or with an error that is thrown
    T read() {
        if (bytes.length > LARGEST) {
            throw Refused.because(ErrorCode.PAYLOAD_TOO_LARGE);
        }
        var errors = new ArrayList<FieldError>();
        var value = type == Void.class ? null : JsonFields.read(tree(), type, "", errors);
        if (!errors.isEmpty()) {
            throw Refused.invalid(errors);
        }
        return (T) value;
    }

    private JsonNode tree() {
        try {
            var tree = JSON.readTree(bytes);
            if (!tree.isMissingNode()) {
                return tree;
            }
        } catch (JacksonException notJson) {
            throw Refused.because(ErrorCode.BAD_REQUEST);
        }
        throw Refused.because(ErrorCode.BAD_REQUEST);
    }
}
