package io.kabinet.collector.replay;

import io.kabinet.shared.SiteId;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that are the same each time a file is replayed. An event's come from site, line number and line; a visitor's from
 * address and browser within this file (known by its first line), so that nobody is recognised across imports or by the
 * snippet.
 */
final class ImportIds {

    private final SiteId site;
    private final byte[] firstLine;

    ImportIds(SiteId site, byte[] firstLine) {
        this.site = site;
        this.firstLine = firstLine.clone();
    }

    UUID event(NumberedLine line) {
        return id("event", Long.toString(line.number()).getBytes(StandardCharsets.US_ASCII), line.bytes());
    }

    UUID visitor(InetAddress ip, String userAgent) {
        return id("visitor", firstLine, ip.getAddress(), userAgent.getBytes(StandardCharsets.UTF_8));
    }

    /** UUID of version 8 (RFC 9562) from a hash of the parts, each with its length. */
    private UUID id(String kind, byte[]... parts) {
        var digest = sha256();
        digest.update(kind.getBytes(StandardCharsets.US_ASCII));
        digest.update(site.toString().getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            digest.update(ByteBuffer.allocate(4).putInt(part.length).flip());
            digest.update(part);
        }
        var hash = ByteBuffer.wrap(digest.digest());
        long most = hash.getLong() & ~0xf000L | 0x8000L;
        long least = hash.getLong() & 0x3fff_ffff_ffff_ffffL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
