package io.kabinet.crm;

import java.util.Locale;

/** The eight hues of stages; contrast is measured for these, so that there is no free choice of colours. */
public enum Hue {
    BLUE,
    AMBER,
    VIOLET,
    PINK,
    CYAN,
    GREEN,
    RED,
    GREY;

    /** The name in the API and in the style sheet. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
