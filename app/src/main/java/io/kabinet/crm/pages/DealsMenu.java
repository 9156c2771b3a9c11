package io.kabinet.crm.pages;

import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class DealsMenu implements MenuEntry {

    @Override
    public Group group() {
        return Group.WORK;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String key() {
        return "crm.deals";
    }

    @Override
    public String icon() {
        return "layout-kanban";
    }

    @Override
    public String href() {
        return "/deals";
    }

    @Override
    public boolean visibleTo(Scope scope) {
        return scope.can(Capability.DEALS_LIST);
    }

    @Override
    public String shortcut() {
        return "KeyD";
    }
}
