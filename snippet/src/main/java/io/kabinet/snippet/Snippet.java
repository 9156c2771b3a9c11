package io.kabinet.snippet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The script of {@code GET /k.js}, to be served as {@code text/javascript; charset=utf-8}. The same for every site: what
 * differs stands in the attributes of the script tag.
 */
public final class Snippet {

    /** What it may weigh on the wire, in bytes. */
    public static final int MAX_GZIPPED_BYTES = 2_500;

    private final byte[] bytes;
    private final byte[] gzipped;
    private final String etag;

    private Snippet(byte[] bytes) {
        this.bytes = bytes;
        this.gzipped = gzip(bytes);
        this.etag = '"' + HexFormat.of().formatHex(sha256(bytes), 0, 8) + '"';
    }

    /** Reads it from the class path. */
    public static Snippet load() {
        try (var resource = Snippet.class.getResourceAsStream("k.js")) {
            if (resource == null) {
                throw new IllegalStateException("The build has left k.js out");
            }
            return new Snippet(resource.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** UTF-8. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The same for {@code Content-Encoding: gzip}. */
    public byte[] gzipped() {
        return gzipped.clone();
    }

    /** A strong entity tag of the contents, in its quotation marks. */
    public String etag() {
        return etag;
    }

    private static byte[] gzip(byte[] bytes) {
        var gzipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(gzipped) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return gzipped.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
