/** The script that a client's site carries, as bytes to serve. */
@NullMarked
package io.kabinet.snippet;

import org.jspecify.annotations.NullMarked;
