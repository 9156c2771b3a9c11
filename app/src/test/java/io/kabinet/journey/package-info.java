/** What people do with the whole program, in real browsers. */
@NullMarked
package io.kabinet.journey;

import org.jspecify.annotations.NullMarked;
