package io.kabinet.organizations;

import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Scope;
import java.util.Collection;
import java.util.Map;

/** Balances for lists of organizations. Implemented by billing. */
public interface BalanceFigures {

    /**
     * Identifications that these organizations hold, in one query: the caller's own and those directly below it. One
     * without a ledger account yet holds 0.
     */
    Map<OrganizationId, Long> identifications(Scope scope, Collection<OrganizationId> organizations);

    /** Where the dialog stands that accrues identifications to an organization below; a fragment for {@code #dialog}. */
    default String accrualDialog(OrganizationId child) {
        return "/accruals/new?organization=" + child;
    }
}
