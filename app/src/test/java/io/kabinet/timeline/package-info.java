/** What happens on a card, on a real PostgreSQL. */
@NullMarked
package io.kabinet.timeline;

import org.jspecify.annotations.NullMarked;
