/** The history and the composer of a card, and its next touch. */
@NullMarked
package io.kabinet.timeline.pages;

import org.jspecify.annotations.NullMarked;
