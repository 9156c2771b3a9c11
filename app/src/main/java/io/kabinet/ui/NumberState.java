package io.kabinet.ui;

/** What a viewer sees where a visitor's number stands. */
public enum NumberState {
    /** The number itself. */
    SHOWN,
    /** Masked: waits for balance or a limit, and will open itself. */
    HELD,
    /** Masked: this viewer has no right to numbers. */
    NO_RIGHT,
    /** There is consent, but no number. */
    UNKNOWN,
    /** Nobody was asked. */
    NO_CONSENT
}
