/**
 * Turns events into visits and visitors, and visitors into contacts: the projector, consent, identification, the list and
 * the card of visitors.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "installation",
            "tenancy",
            "ui",
            "organizations",
            "identity",
            "identity::rest",
            "sites",
            "timeline",
            "billing",
            "collector"
        })
@NullMarked
package io.kabinet.visitors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
