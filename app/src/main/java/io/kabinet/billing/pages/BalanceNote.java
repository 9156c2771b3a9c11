package io.kabinet.billing.pages;

import io.kabinet.billing.Balances;
import io.kabinet.tenancy.Capability;
import io.kabinet.tenancy.OrganizationKind;
import io.kabinet.tenancy.Scope;
import io.kabinet.ui.Page;
import io.kabinet.ui.SidebarNote;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** «342 идентификации, хватит до 7 декабря» at the foot of the sidebar; a head office issues without limit. */
@Component
class BalanceNote implements SidebarNote {

    private final Balances balances;

    BalanceNote(Balances balances) {
        this.balances = balances;
    }

    @Override
    public Optional<Note> note(Scope scope, Page page) {
        if (!scope.can(Capability.BALANCE_VIEW) || scope.kind() == OrganizationKind.HEAD_OFFICE) {
            return Optional.empty();
        }
        var pace = balances.pace(scope);
        return Optional.of(new Note(
                "hexagon",
                "/balance",
                page.t("billing.identifications", pace.left()),
                Forecast.text(pace, page).orElseGet(() -> page.t("billing.no_use"))));
    }
}
