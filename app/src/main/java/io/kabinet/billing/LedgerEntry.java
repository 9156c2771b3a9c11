package io.kabinet.billing;

import io.kabinet.shared.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A line of an organization's history.
 *
 * @param number of the entry in its account, without gaps
 * @param amount identifications or kopecks; negative when they left
 * @param reference what caused it: an identification, an accrual
 * @param reason that was given with the accrual
 * @param receiver who got the accrual, in the history of the one who gave it
 */
public record LedgerEntry(
        long number,
        Instant at,
        Operation operation,
        long amount,
        long balanceAfter,
        Optional<UUID> reference,
        Optional<String> reason,
        Optional<OrganizationId> receiver) {}
