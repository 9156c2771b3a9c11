package io.kabinet.identity;

import io.kabinet.identity.Heads.Head;
import io.kabinet.organizations.BalanceFigures;
import io.kabinet.organizations.Children;
import io.kabinet.organizations.Organization;
import io.kabinet.organizations.Organizations;
import io.kabinet.shared.Cursor;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Page;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The organizations below one's own as lists show them: with their heads and balances. */
@Service
public class Cabinets {

    private final Organizations organizations;
    private final Heads heads;
    private final ObjectProvider<BalanceFigures> balances;

    Cabinets(Organizations organizations, Heads heads, ObjectProvider<BalanceFigures> balances) {
        this.organizations = organizations;
        this.heads = heads;
        this.balances = balances;
    }

    /**
     * A representation or a client.
     *
     * @param identifications what it holds
     * @param accrualDialog where identifications are accrued to it; empty while nothing sells them
     */
    public record Cabinet(
            Organization organization, Optional<Head> head, long identifications, Optional<String> accrualDialog) {}

    /** A page of them, by name: three statements whatever the page holds. */
    public Page<Cabinet> list(Scope scope, Children children, String search, Optional<Cursor> after, int limit) {
        var page = organizations.children(scope, children, search, after, limit);
        var cabinets = completed(scope, page.items());
        return new Page<>(cabinets, page.next());
    }

    /** One of them. */
    public Cabinet one(Scope scope, Children children, OrganizationId id) {
        return completed(scope, List.of(organizations.child(scope, children, id)))
                .getFirst();
    }

    /** What one's own organization holds; empty for those who may not know. */
    public Optional<Long> ownIdentifications(Scope scope) {
        return scope.can(Capability.BALANCE_VIEW)
                ? Optional.ofNullable(balances.getIfAvailable())
                        .map(source -> source.identifications(scope, List.of(scope.organization())))
                        .map(found -> found.getOrDefault(scope.organization(), 0L))
                : Optional.empty();
    }

    private List<Cabinet> completed(Scope scope, List<Organization> found) {
        var ids = found.stream().map(Organization::id).toList();
        var headOf = heads.of(scope, ids);
        var figures = Optional.ofNullable(balances.getIfAvailable());
        var balanceOf =
                figures.map(source -> source.identifications(scope, ids)).orElse(Map.of());
        return found.stream()
                .map(organization -> new Cabinet(
                        organization,
                        Optional.ofNullable(headOf.get(organization.id())),
                        balanceOf.getOrDefault(organization.id(), 0L),
                        figures.map(source -> source.accrualDialog(organization.id()))))
                .toList();
    }
}
