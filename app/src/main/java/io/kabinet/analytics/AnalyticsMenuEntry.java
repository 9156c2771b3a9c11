package io.kabinet.analytics;

import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class AnalyticsMenuEntry implements MenuEntry {

    @Override
    public Group group() {
        return Group.WORK;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String key() {
        return "analytics.title";
    }

    @Override
    public String icon() {
        return "chart-line";
    }

    @Override
    public String href() {
        return "/analytics";
    }

    @Override
    public boolean visibleTo(Scope scope) {
        return scope.can(Capability.ANALYTICS_OVERVIEW);
    }

    @Override
    public String shortcut() {
        return "KeyA";
    }
}
