/** Visitors and connectors in the API. */
@NullMarked
package io.kabinet.visitors.api;

import org.jspecify.annotations.NullMarked;
