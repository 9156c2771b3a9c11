package io.kabinet.ui;

import java.util.Locale;

/** Height of rows in lists, kept per account: 32, 40 or 48 px. */
public enum Density {
    COMPACT,
    NORMAL,
    ROOMY;

    String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}
