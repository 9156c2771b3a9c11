/**
 * {@code ./kabinet demo}: a network that looks alive, a shop with the snippet installed, and a partner who answers for its
 * consenting visitors. Nothing here is active anywhere else.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "installation",
            "tenancy",
            "organizations",
            "identity",
            "sites",
            "timeline",
            "billing",
            "collector",
            "visitors",
            "crm"
        })
@NullMarked
package io.kabinet.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
