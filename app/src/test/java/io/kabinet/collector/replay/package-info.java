@NullMarked
package io.kabinet.collector.replay;

import org.jspecify.annotations.NullMarked;
