@NullMarked
package io.kabinet.analytics;

import org.jspecify.annotations.NullMarked;
