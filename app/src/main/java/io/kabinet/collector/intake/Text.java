package io.kabinet.collector.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts that strangers sent. */
public final class Text {

    private static final char REPLACEMENT = '\ufffd';

    private Text() {}

    /** Whether the bytes are valid UTF-8: no overlong forms, no encoded surrogates, nothing cut. */
    static boolean isUtf8(byte[] bytes) {
        for (byte each : bytes) {
            if (each < 0) {
                return decodes(bytes);
            }
        }
        return true;
    }

    /**
     * Free of control characters (a tab or line break becomes a space, the others vanish) and of lone surrogates (replaced),
     * without space around it, cut to {@code max} UTF-16 units but never through a character.
     */
    public static String clean(String text, int max) {
        String clean = isClean(text) ? text : cleaned(text);
        String stripped = clean.strip();
        if (stripped.length() <= max) {
            return stripped;
        }
        int end = Character.isHighSurrogate(stripped.charAt(max - 1)) ? max - 1 : max;
        return stripped.substring(0, end).stripTrailing();
    }

    private static boolean isClean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String text) {
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\t' || c == '\n' || c == '\r') {
                clean.append(' ');
            } else if (c <= 0xffff && Character.isSurrogate((char) c)) {
                clean.append(REPLACEMENT);
            } else if (!Character.isISOControl(c)) {
                clean.appendCodePoint(c);
            }
        }
        return clean.toString();
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
