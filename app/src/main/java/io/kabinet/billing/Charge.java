package io.kabinet.billing;

/** What became of a charge. */
public enum Charge {
    /** Taken from the balance now; or free, which makes no entry. */
    CHARGED,
    /** Taken before: this identification was paid for in this repeat window. */
    ALREADY_CHARGED,
    /** The balance does not suffice. Nothing moved, and the caller's transaction goes on. */
    INSUFFICIENT
}
