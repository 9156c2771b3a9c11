package io.kabinet.tenancy;

import io.kabinet.shared.OrganizationId;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The organization that the transactions of this thread work for. */
final class CurrentOrganization {

    private static final ScopedValue<Optional<OrganizationId>> CURRENT = ScopedValue.newInstance();

    private CurrentOrganization() {}

    static Optional<OrganizationId> get() {
        return CURRENT.orElse(Optional.empty());
    }

    static <T> T bind(OrganizationId organization, Supplier<T> work) {
        var outer = get();
        if (TransactionSynchronizationManager.isActualTransactionActive() && !outer.equals(Optional.of(organization))) {
            throw new IllegalStateException("a transaction works for one organization only");
        }
        return ScopedValue.where(CURRENT, Optional.of(organization)).call(work::get);
    }

    static <T> T none(Supplier<T> work) {
        return ScopedValue.where(CURRENT, Optional.<OrganizationId>empty()).call(work::get);
    }
}
