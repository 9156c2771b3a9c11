package io.kabinet.identity.rest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The answer to a {@link Write}: a {@code T} as JSON, the very bytes that a repetition of the request gets again. */
@SuppressWarnings("unused") // T is what the bytes say, for the description of the API
public final class Written<T> extends ResponseEntity<byte[]> {

    private Written(byte[] body, HttpHeaders headers, HttpStatusCode status) {
        super(body, headers, status);
    }

    static <T> Written<T> of(int status, byte[] json) {
        var headers = new HttpHeaders();
        if (json.length > 0) {
            headers.setContentType(MediaType.APPLICATION_JSON);
        }
        return new Written<>(json, headers, HttpStatusCode.valueOf(status));
    }
}
