@NullMarked
package io.kabinet.visitors.traffic;

import org.jspecify.annotations.NullMarked;
