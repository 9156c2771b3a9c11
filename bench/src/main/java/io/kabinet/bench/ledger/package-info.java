/** How fast the ledger posts. */
@NullMarked
package io.kabinet.bench.ledger;

import org.jspecify.annotations.NullMarked;
