/** Who asks, for which organization, with which capabilities; binds that to the transaction; writes the audit log. */
@ApplicationModule(allowedDependencies = {"shared"})
@NullMarked
package io.kabinet.tenancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
