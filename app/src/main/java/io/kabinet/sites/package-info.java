/** The websites of an organization: hosts, keys, the snippet's text, the rules of a site. */
@ApplicationModule(allowedDependencies = {"shared", "tenancy", "ui", "identity::rest", "installation"})
@NullMarked
package io.kabinet.sites;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
