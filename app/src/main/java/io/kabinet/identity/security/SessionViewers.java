package io.kabinet.identity.security;

import io.kabinet.identity.account.Accounts;
import io.kabinet.tenancy.Transactions;
import io.kabinet.ui.Look;
import io.kabinet.ui.Viewer;
import io.kabinet.ui.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Tells the pages who looks at them. */
@Component
class SessionViewers implements Viewers {

    private final DSLContext sql;
    private final Transactions transactions;

    SessionViewers(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    public Optional<Viewer> of(HttpServletRequest request) {
        return SignedIn.now().map(SessionViewers::viewer);
    }

    @Override
    public void keep(HttpServletRequest request, Look look) {
        SignedIn.now()
                .ifPresent(signedIn -> transactions.write(
                        signedIn.scope(),
                        () -> new Accounts(sql).keep(signedIn.scope().account(), look)));
    }

    private static Viewer viewer(SignedIn signedIn) {
        var current = signedIn.current();
        return new Viewer(
                signedIn.scope(),
                current.name(),
                current.email(),
                current.organizationName(),
                signedIn.all().stream()
                        .map(one -> new Viewer.Organization(
                                one.organization(), one.organizationName(), one.kind(), one.role()))
                        .toList(),
                current.look());
    }
}
