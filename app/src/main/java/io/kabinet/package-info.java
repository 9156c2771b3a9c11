/** Kabinet: each package below is a module; its root package is its API. */
@NullMarked
package io.kabinet;

import org.jspecify.annotations.NullMarked;
