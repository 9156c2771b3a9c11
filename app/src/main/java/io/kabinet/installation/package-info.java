/** One installation: its folder, its ports and addresses, its secrets, and its database. */
@ApplicationModule(allowedDependencies = {"database", "shared"})
@NullMarked
package io.kabinet.installation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
