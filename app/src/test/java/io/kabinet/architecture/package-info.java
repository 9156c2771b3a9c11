/** The rules of the house, each with its reason. */
@NullMarked
package io.kabinet.architecture;

import org.jspecify.annotations.NullMarked;
