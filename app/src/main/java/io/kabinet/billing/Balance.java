package io.kabinet.billing;

import io.kabinet.shared.Money;

/**
 * What an organization has.
 *
 * @param identifications free to use; for the head office, which issues without limit, always 0
 * @param money on the settlement account with its seller; below zero it is a debt
 */
public record Balance(long identifications, Money money) {

    public static final Balance NOTHING = new Balance(0, Money.ZERO);
}
