package io.kabinet.collector.replay;

import io.kabinet.collector.Replay.LineFault;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A line of an access log in the combined format: {@code address identity user [time] "request" status bytes "referrer"
 * "user agent"}. What a server appends behind is left out. A hyphen stands for nothing.
 */
record LogLine(
        InetAddress ip, Instant at, String method, String target, int status, String referrer, String userAgent) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    private static final int TIME_LENGTH = "17/May/2015:10:05:03 +0000".length();

    /** @throws BadLine when it is no such line */
    static LogLine parse(String line) throws BadLine {
        var parts = new Parts(line);
        var ip = address(parts.upTo(' '));
        parts.skipUpTo('[');
        var at = time(parts.upTo(']'));
        parts.skipUpTo('"');
        String request = parts.quoted();
        parts.skip(' ');
        int status = status(parts.upTo(' '));
        parts.skipUpTo('"');
        String referrer = parts.quoted();
        parts.skipUpTo('"');
        String userAgent = parts.quoted();
        int first = request.indexOf(' ');
        int last = request.lastIndexOf(' ');
        boolean whole = first > 0 && last > first;
        return new LogLine(
                ip,
                at,
                whole ? request.substring(0, first) : "",
                whole ? request.substring(first + 1, last) : "",
                status,
                orNothing(referrer),
                orNothing(userAgent));
    }

    private static InetAddress address(String text) throws BadLine {
        try {
            return InetAddress.getByAddress(InetAddress.ofLiteral(text).getAddress());
        } catch (IllegalArgumentException | UnknownHostException noAddress) {
            throw new BadLine(LineFault.ADDRESS);
        }
    }

    private static Instant time(String text) throws BadLine {
        try {
            if (text.length() == TIME_LENGTH) {
                return ZonedDateTime.parse(text, TIME).toInstant();
            }
            throw new BadLine(LineFault.TIME);
        } catch (DateTimeException noTime) {
            throw new BadLine(LineFault.TIME);
        }
    }

    private static int status(String text) throws BadLine {
        if (!text.matches("[1-9][0-9]{2}")) {
            throw new BadLine(LineFault.FORMAT);
        }
        return Integer.parseInt(text);
    }

    private static String orNothing(String text) {
        return text.equals("-") ? "" : text;
    }

    /** Goes through the line once, from its beginning to its end. */
    private static final class Parts {

        private final String line;
        private int at;

        Parts(String line) {
            this.line = line;
        }

        void skip(char expected) throws BadLine {
            if (at >= line.length() || line.charAt(at) != expected) {
                throw new BadLine(LineFault.FORMAT);
            }
            at++;
        }

        void skipUpTo(char end) throws BadLine {
            upTo(end);
        }

        String upTo(char end) throws BadLine {
            int stop = line.indexOf(end, at);
            if (stop < 0) {
                throw new BadLine(LineFault.FORMAT);
            }
            String part = line.substring(at, stop);
            at = stop + 1;
            return part;
        }

        /** Up to the closing quote; one behind a backslash belongs to the text. */
        String quoted() throws BadLine {
            var text = new StringBuilder();
            while (at < line.length()) {
                char c = line.charAt(at++);
                if (c == '"') {
                    return text.toString();
                }
                boolean escaped = c == '\\' && at < line.length() && "\"\\".indexOf(line.charAt(at)) >= 0;
                text.append(escaped ? line.charAt(at++) : c);
            }
            throw new BadLine(LineFault.FORMAT);
        }
    }
}
