@NullMarked
package io.kabinet.collector.intake;

import org.jspecify.annotations.NullMarked;
