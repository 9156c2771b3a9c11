/** {@code /domains} of the REST API. */
@NullMarked
package io.kabinet.sites.api;

import org.jspecify.annotations.NullMarked;
