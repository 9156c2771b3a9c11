package io.kabinet.visitors.pages;

import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class ConnectorsMenu implements MenuEntry {

    @Override
    public Group group() {
        return Group.ORGANIZATION;
    }

    @Override
    public int order() {
        return 35;
    }

    @Override
    public String key() {
        return "visitors.connectors";
    }

    @Override
    public String icon() {
        return "plug";
    }

    @Override
    public String href() {
        return "/connectors";
    }

    @Override
    public boolean visibleTo(Scope scope) {
        return scope.can(Capability.CONNECTORS_VIEW);
    }
}
