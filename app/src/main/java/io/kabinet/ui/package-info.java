/** What every page shares: layout, components, languages, error pages, live updates. Knows the Scope, no business. */
@ApplicationModule(allowedDependencies = {"shared", "tenancy"})
@NullMarked
package io.kabinet.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
