/** Head office, representations, clients: what an organization is, what it is called, and which stand below it. */
@ApplicationModule(allowedDependencies = {"shared", "tenancy", "ui"})
@NullMarked
package io.kabinet.organizations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
