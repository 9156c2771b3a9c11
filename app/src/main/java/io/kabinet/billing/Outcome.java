package io.kabinet.billing;

/** What became of a transfer. */
public enum Outcome {
    /** Moved now. */
    POSTED,
    /** This very request moved earlier; nothing moves again. */
    REPLAYED,
    /** The giving account holds too little. Nothing moved. */
    INSUFFICIENT
}
