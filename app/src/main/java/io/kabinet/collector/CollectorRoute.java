package io.kabinet.collector;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A further route on the collector's port, implemented by a higher module as a bean. Runs on a virtual thread and may block.
 * Size, compression and CORS are dealt with before and after it; an exception becomes a 503.
 */
public interface CollectorRoute {

    /** What the path begins with, such as {@code /v1/identifications/}. */
    String prefix();

    /** The largest body that is read before 413. */
    default int maxBytes() {
        return 65_536;
    }

    Answer handle(Call call) throws Exception;

    /**
     * @param method {@code GET} or {@code POST}
     * @param rest the path behind the prefix, still percent-encoded
     * @param query parameters, the first value of each
     * @param remote the client's address, as for events
     */
    @SuppressWarnings("ArrayRecordComponent") // a body, never compared
    record Call(
            String method,
            String rest,
            Map<String, String> query,
            Map<String, String> headers,
            byte[] body,
            InetAddress remote) {

        /** {@code name} in lower case. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** A body of JSON. {@code retryAfterSeconds} is sent when above zero. */
    record Answer(int status, String contentType, String body, int retryAfterSeconds) {

        public static Answer json(int status, String body) {
            return new Answer(status, "application/json", body, 0);
        }

        public static Answer problem(int status, String body) {
            return new Answer(status, "application/problem+json", body, 0);
        }

        public byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }
    }
}
