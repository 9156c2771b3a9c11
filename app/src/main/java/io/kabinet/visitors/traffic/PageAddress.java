package io.kabinet.visitors.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The parts of a web address that matter here. Never fails: addresses come from browsers and logs, and what cannot be
 * read is empty.
 *
 * @param host in lower case, without {@code www.} and port
 * @param path as a person reads it: percent-decoded where that is valid UTF-8, without control characters, at least
 *     {@code /}, at most {@value #LONGEST_PATH} characters
 * @param parameters of the query, decoded, the first value of each; names in lower case
 */
public record PageAddress(String host, String path, Map<String, String> parameters) {

    private static final int LONGEST_PATH = 500;
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_PARAMETERS = 50;
    private static final PageAddress NONE = new PageAddress("", "", Map.of());

    public static PageAddress of(String url) {
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return NONE;
        }
        int end = firstOf(url, scheme + 3, "#");
        int query = Math.min(firstOf(url, scheme + 3, "?"), end);
        int path = Math.min(firstOf(url, scheme + 3, "/"), query);
        var readable = path == query ? "/" : cut(decoded(url.substring(path, query), false), LONGEST_PATH);
        return new PageAddress(
                host(url.substring(scheme + 3, path)),
                readable,
                query == end ? Map.of() : parameters(url.substring(query + 1, end)));
    }

    /** The value of a parameter, cut to a reasonable length; empty when it is absent. */
    public String parameter(String name) {
        return cut(parameters.getOrDefault(name, "").strip(), LONGEST_VALUE);
    }

    private static int firstOf(String text, int from, String what) {
        int found = text.indexOf(what, from);
        return found < 0 ? text.length() : found;
    }

    private static String host(String authority) {
        var host = authority.substring(authority.lastIndexOf('@') + 1);
        if (!host.startsWith("[") && host.indexOf(':') >= 0) {
            host = host.substring(0, host.indexOf(':'));
        }
        host = host.toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (String pair : query.split("&", MOST_PARAMETERS)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(
                        decoded(pair.substring(0, equals), true).toLowerCase(Locale.ROOT),
                        decoded(pair.substring(equals + 1), true));
            }
        }
        return parameters;
    }

    private static String decoded(String text, boolean plusIsSpace) {
        if (text.indexOf('%') < 0 && (!plusIsSpace || text.indexOf('+') < 0)) {
            return text;
        }
        var bytes = ByteBuffer.allocate(text.length() * 3);
        var source = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < source.length; i++) {
            int value = source[i] == '%' && i + 2 < source.length ? hex(source[i + 1]) * 16 + hex(source[i + 2]) : -1;
            if (value >= 0) {
                bytes.put((byte) value);
                i += 2;
            } else {
                bytes.put(plusIsSpace && source[i] == '+' ? (byte) ' ' : source[i]);
            }
        }
        try {
            return printable(
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString());
        } catch (CharacterCodingException notUtf8) {
            return text;
        }
    }

    /** The digit's value; far below zero for what is no digit, so that a pair with one is negative. */
    private static int hex(byte digit) {
        int value = Character.digit(digit, 16);
        return value < 0 ? -1_000 : value;
    }

    private static String printable(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().filter(c -> !Character.isISOControl(c)).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
