package io.kabinet.identity.pages;

import io.kabinet.organizations.Children;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.MenuEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The lists of organizations below, in the menu of those who have some. */
@Configuration(proxyBeanMethods = false)
class CabinetsMenu {

    private static final int FIRST = 10;

    @Bean
    MenuEntry clientsMenuEntry() {
        return new Entry(Children.CLIENTS, "building-store");
    }

    @Bean
    MenuEntry representationsMenuEntry() {
        return new Entry(Children.REPRESENTATIONS, "building-community");
    }

    private record Entry(Children children, String icon) implements MenuEntry {

        @Override
        public Group group() {
            return Group.ORGANIZATION;
        }

        @Override
        public int order() {
            return FIRST;
        }

        @Override
        public String key() {
            return CabinetsPages.key(children) + ".title";
        }

        @Override
        public String href() {
            return CabinetsPages.path(children);
        }

        @Override
        public boolean visibleTo(Scope scope) {
            return scope.can(children.list());
        }
    }
}
