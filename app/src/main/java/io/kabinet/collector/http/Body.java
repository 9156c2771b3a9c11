package io.kabinet.collector.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a body up to a bound. A larger one is answered as soon as that is known; what still comes is thrown away, so that
 * the client gets to read the answer, and beyond {@value #PATIENCE_BYTES} bytes the connection is closed.
 */
final class Body {

    private static final Logger LOG = LoggerFactory.getLogger(Body.class);
    private static final int PATIENCE_BYTES = 8 << 20;

    private final HttpServerRequest request;
    private final int max;
    private final Runnable tooLarge;
    private final Buffer read = Buffer.buffer();
    private long received;
    private boolean refused;

    private Body(HttpServerRequest request, int max, Runnable tooLarge) {
        this.request = request;
        this.max = max;
        this.tooLarge = tooLarge;
    }

    /** Either {@code whole} or {@code tooLarge} runs once, on the event loop; neither when the client goes away. */
    static void read(HttpServerRequest request, int max, Consumer<byte[]> whole, Runnable tooLarge) {
        var body = new Body(request, max, tooLarge);
        request.exceptionHandler(gone -> {});
        request.handler(body::take);
        request.endHandler(nothing -> body.end(whole));
        if (announcedLength(request) > max) {
            body.refuse();
        }
    }

    private void take(Buffer chunk) {
        received += chunk.length();
        if (!refused && received > max) {
            refuse();
        }
        if (refused) {
            if (received > PATIENCE_BYTES) {
                request.connection().close();
            }
        } else {
            read.appendBuffer(chunk);
        }
    }

    private void end(Consumer<byte[]> whole) {
        if (refused) {
            return;
        }
        try {
            whole.accept(read.getBytes());
        } catch (RuntimeException e) {
            LOG.error("A request to {} failed", request.path(), e);
            Answers.unavailable(request.response());
        }
    }

    private void refuse() {
        refused = true;
        tooLarge.run();
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return 0;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException absurd) {
            return Long.MAX_VALUE;
        }
    }
}
