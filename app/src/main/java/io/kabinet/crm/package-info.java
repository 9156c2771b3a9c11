/** Deals: the funnels they move through, the board, the card, and the day of whoever works on them. */
@ApplicationModule(
        allowedDependencies = {"shared", "tenancy", "ui", "identity", "identity::rest", "timeline", "visitors"})
@NullMarked
package io.kabinet.crm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
