/** Read models that span modules: figures over the totals that other modules publish as views. */
@ApplicationModule(allowedDependencies = {"shared", "tenancy", "ui", "organizations"})
@NullMarked
package io.kabinet.analytics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
