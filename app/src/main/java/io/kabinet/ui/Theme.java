package io.kabinet.ui;

/** Colours of the interface, kept per account. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
}
