package io.kabinet.visitors.pages;

import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.MenuEntry;
import io.kabinet.visitors.Visitors;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class VisitorsMenu implements MenuEntry {

    private final Visitors visitors;

    VisitorsMenu(Visitors visitors) {
        this.visitors = visitors;
    }

    @Override
    public Group group() {
        return Group.WORK;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String key() {
        return "visitors.title";
    }

    @Override
    public String icon() {
        return "user-search";
    }

    @Override
    public String href() {
        return "/visitors";
    }

    @Override
    public boolean visibleTo(Scope scope) {
        return scope.can(Capability.VISITORS_LIST);
    }

    @Override
    public String shortcut() {
        return "KeyV";
    }

    @Override
    public Optional<Counter> counter(Scope scope) {
        int fresh = visitors.unopened(scope);
        return fresh == 0 ? Optional.empty() : Optional.of(new Counter(fresh, "visitors.menu.unopened", false));
    }

    @Override
    public String topics() {
        return "visitors";
    }
}
