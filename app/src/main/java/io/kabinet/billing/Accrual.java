package io.kabinet.billing;

import io.kabinet.shared.MembershipId;
import io.kabinet.shared.Money;
import io.kabinet.shared.OrganizationId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Identifications that a seller gave to a buyer, and what they cost. */
public record Accrual(
        UUID id,
        OrganizationId organization,
        long identifications,
        Money price,
        Optional<String> reason,
        MembershipId member,
        Instant at) {}
