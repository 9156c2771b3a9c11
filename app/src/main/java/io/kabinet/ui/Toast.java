package io.kabinet.ui;

import org.jspecify.annotations.Nullable;

/**
 * A message after something was done.
 *
 * @param undo address to POST to in order to take it back; null when there is no way back
 */
public record Toast(String text, @Nullable String undo) {

    public static Toast of(String text) {
        return new Toast(text, null);
    }
}
