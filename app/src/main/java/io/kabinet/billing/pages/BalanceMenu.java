package io.kabinet.billing.pages;

import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class BalanceMenu implements MenuEntry {

    @Override
    public Group group() {
        return Group.ORGANIZATION;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String key() {
        return "billing.balance";
    }

    @Override
    public String icon() {
        return "wallet";
    }

    @Override
    public String href() {
        return "/balance";
    }

    @Override
    public boolean visibleTo(Scope scope) {
        return scope.can(Capability.BALANCE_VIEW);
    }

    @Override
    public String topics() {
        return "balance";
    }
}
