/** What {@code ./kabinet} runs: the commands of an installation, from the whole program to a look at its health. */
@ApplicationModule
@NullMarked
package io.kabinet.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
