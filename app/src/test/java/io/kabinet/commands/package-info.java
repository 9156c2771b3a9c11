/** The commands, run as people run them. */
@NullMarked
package io.kabinet.commands;

import org.jspecify.annotations.NullMarked;
