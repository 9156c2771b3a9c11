package io.kabinet.billing;

import io.kabinet.organizations.BalanceFigures;
import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Scope;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Balances for the lists of clients and representations. */
@Component
class ChildBalances implements BalanceFigures {

    private final Ledger ledger;

    ChildBalances(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Map<OrganizationId, Long> identifications(Scope scope, Collection<OrganizationId> organizations) {
        return ledger.balances(scope.organization(), organizations).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, balance -> balance.getValue().identifications()));
    }
}
