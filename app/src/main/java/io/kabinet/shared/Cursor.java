package io.kabinet.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The place in a list after which the next page begins: the sort key of the last row. Opaque to callers; a cursor that
 * was not made here is refused as an invalid field.
 */
public record Cursor(List<String> key) {

    private static final int LONGEST = 1_000;

    public static Cursor of(String... key) {
        return new Cursor(List.of(key));
    }

    /** The text form, safe in an address. */
    public String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("\u001f", key).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the text form.
     *
     * @param size how many parts the list's sort key has
     * @throws Refused when this is no cursor of such a list
     */
    public static Cursor decode(String text, int size) {
        if (text.length() <= LONGEST) {
            try {
                var parts = List.of(
                        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\u001f", -1));
                if (parts.size() == size) {
                    return new Cursor(parts);
                }
            } catch (IllegalArgumentException notBase64) {
                throw Refused.invalid("cursor", "cursor");
            }
        }
        throw Refused.invalid("cursor", "cursor");
    }
}
