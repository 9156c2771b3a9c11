package io.kabinet.sites.pages;

import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class DomainsMenu implements MenuEntry {

    @Override
    public Group group() {
        return Group.ORGANIZATION;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String key() {
        return "sites.domains";
    }

    @Override
    public String icon() {
        return "world";
    }

    @Override
    public String href() {
        return "/domains";
    }

    @Override
    public boolean visibleTo(Scope scope) {
        return scope.can(Capability.DOMAINS_LIST);
    }
}
