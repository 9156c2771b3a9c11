@NullMarked
package io.kabinet.collector.keys;

import org.jspecify.annotations.NullMarked;
