package io.kabinet.billing;

import io.kabinet.shared.OrganizationId;

/** More identifications are available to this organization: what waits for them may be released. A persisted event. */
public record BalanceRaised(OrganizationId organization) {}
