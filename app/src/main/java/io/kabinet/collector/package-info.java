/**
 * Takes what the snippet reports and makes it durable: checks it, strips what consent does not cover, appends it to the
 * event log and answers only then. The hot path; it goes on while the database is away.
 */
@ApplicationModule(allowedDependencies = {"installation", "shared", "sites", "snippet"})
@NullMarked
package io.kabinet.collector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
