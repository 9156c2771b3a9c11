/** One timeline for any card, a visitor's or a deal's: what happened, what was said, what is to be done next. */
@ApplicationModule(allowedDependencies = {"shared", "tenancy", "ui", "identity", "identity::rest"})
@NullMarked
package io.kabinet.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
