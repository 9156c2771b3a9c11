/** Reads the event log and writes visitors, visits and totals: each event once, each batch in one transaction. */
@NullMarked
package io.kabinet.visitors.projection;

import org.jspecify.annotations.NullMarked;
