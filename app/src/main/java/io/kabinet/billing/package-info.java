/** Money and identifications: an append-only double-entry ledger, accruals from seller to buyer, balances. */
@ApplicationModule(allowedDependencies = {"shared", "tenancy", "ui", "organizations", "identity::rest"})
@NullMarked
package io.kabinet.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
