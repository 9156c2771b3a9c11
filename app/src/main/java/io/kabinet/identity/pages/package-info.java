/** The pages of identity and of the organizations below. */
@NullMarked
package io.kabinet.identity.pages;

import org.jspecify.annotations.NullMarked;
