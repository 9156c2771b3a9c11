/** Who somebody is and what they may do: accounts, memberships, sessions, roles, section grants, API tokens. */
@ApplicationModule(allowedDependencies = {"shared", "tenancy", "ui", "organizations", "database"})
@NullMarked
package io.kabinet.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
