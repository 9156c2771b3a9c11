package io.kabinet.billing;

import java.util.Locale;

/** Why something moved. */
public enum Operation {
    /** A seller gives identifications to a buyer: its own ones, or newly made ones when it is the head office. */
    ACCRUAL,
    /** The price of an accrual, from the buyer's settlement account. */
    SALE,
    /** A paid invoice, to the buyer's settlement account. */
    PAYMENT,
    /** An identification was obtained. */
    CHARGE,
    /** Held back. */
    HOLD,
    /** Held back no longer. */
    RELEASE,
    /** The validity of a package ended. */
    EXPIRY,
    /** The opposite of an earlier transfer. */
    REVERSAL;

    /** The name in the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
