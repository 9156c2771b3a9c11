/** Deals on a real PostgreSQL: who sees which, how they move, what the board counts. */
@NullMarked
package io.kabinet.crm;

import org.jspecify.annotations.NullMarked;
