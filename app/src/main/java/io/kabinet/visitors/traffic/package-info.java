/** The rules of traffic: where a visitor came from, with which browser, and which events make a visit. No Spring. */
@NullMarked
package io.kabinet.visitors.traffic;

import org.jspecify.annotations.NullMarked;
