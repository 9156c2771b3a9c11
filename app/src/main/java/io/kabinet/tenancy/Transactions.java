package io.kabinet.tenancy;

import io.kabinet.shared.OrganizationId;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in a transaction that is bound to one organization, so that row-level security sees whose rows are meant. A
 * call inside a transaction of the same organization joins it; one of another organization is a fault and throws.
 */
@Component
public class Transactions {

    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final TransactionTemplate separate;

    Transactions(PlatformTransactionManager manager) {
        writing = new TransactionTemplate(manager);
        reading = new TransactionTemplate(manager);
        reading.setReadOnly(true);
        separate = new TransactionTemplate(manager);
        separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Reads as this scope's organization. */
    public <T> T read(Scope scope, Supplier<T> work) {
        return bound(reading, scope.organization(), work);
    }

    /** Writes as this scope's organization. */
    public <T> T write(Scope scope, Supplier<T> work) {
        return bound(writing, scope.organization(), work);
    }

    /** As {@link #write(Scope, Supplier)}, without a result. */
    public void write(Scope scope, Runnable work) {
        forOrganization(scope.organization(), work);
    }

    /** For work that nobody asked for: jobs and projections, organization by organization. */
    public <T> T forOrganization(OrganizationId organization, Supplier<T> work) {
        return bound(writing, organization, work);
    }

    /** As {@link #forOrganization(OrganizationId, Supplier)}, without a result. */
    public void forOrganization(OrganizationId organization, Runnable work) {
        var unused = bound(writing, organization, () -> {
            work.run();
            return true;
        });
    }

    /**
     * A transaction of no organization: tables of the class <em>global</em>, and reviewed functions. Rows of tenants are
     * not visible, unless the work says in turn for whom it works by {@link #become}.
     */
    public <T> T withoutOrganization(Supplier<T> work) {
        return CurrentOrganization.none(() -> result(separate, work));
    }

    /** Inside {@link #withoutOrganization}: the rest of the transaction works for this organization, until the next call. */
    public void become(org.jooq.DSLContext sql, OrganizationId organization) {
        sql.execute("SELECT set_config('kabinet.organization_id', ?, true)", organization.toString());
    }

    private static <T> T bound(TransactionTemplate template, OrganizationId organization, Supplier<T> work) {
        return CurrentOrganization.bind(organization, () -> result(template, work));
    }

    private static <T> T result(TransactionTemplate template, Supplier<T> work) {
        return template.execute(_ -> work.get());
    }
}
