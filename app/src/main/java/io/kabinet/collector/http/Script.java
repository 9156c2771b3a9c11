package io.kabinet.collector.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** {@code GET /k.js}. The same for every site, so a cache may keep it; an hour, so that a new version spreads in a day. */
public final class Script {

    private static final String CACHE = "public, max-age=3600, stale-while-revalidate=86400";

    private final Buffer plain;
    private final Buffer gzipped;
    private final String etag;

    /** @param etag in quotes, as it stands in the header */
    public Script(byte[] plain, byte[] gzipped, String etag) {
        this.plain = Buffer.buffer(plain);
        this.gzipped = Buffer.buffer(gzipped);
        this.etag = etag;
    }

    void handle(HttpServerRequest request) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            Answers.methodNotAllowed(request.response(), "GET, HEAD, OPTIONS");
            return;
        }
        var response = Answers.open(request.response())
                .putHeader(HttpHeaders.CACHE_CONTROL, CACHE)
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("X-Content-Type-Options", "nosniff");
        if (isKnownTo(request)) {
            response.setStatusCode(304).end();
            return;
        }
        boolean compressed = takesGzip(request);
        var body = compressed ? gzipped : plain;
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8")
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        if (compressed) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(body);
        }
    }

    private boolean isKnownTo(HttpServerRequest request) {
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        return known != null && (known.contains(etag) || known.strip().equals("*"));
    }

    private static boolean takesGzip(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }
}
