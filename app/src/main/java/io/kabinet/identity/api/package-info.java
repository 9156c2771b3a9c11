/** The REST resources of identity and of the organizations below. */
@NullMarked
package io.kabinet.identity.api;

import org.jspecify.annotations.NullMarked;
