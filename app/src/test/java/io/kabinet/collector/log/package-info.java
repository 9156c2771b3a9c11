@NullMarked
package io.kabinet.collector.log;

import org.jspecify.annotations.NullMarked;
