/** The way of an event from the network to the roll-ups, under load. */
@NullMarked
package io.kabinet.bench.collector;

import org.jspecify.annotations.NullMarked;
