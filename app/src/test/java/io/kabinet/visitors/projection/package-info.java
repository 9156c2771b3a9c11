@NullMarked
package io.kabinet.visitors.projection;

import org.jspecify.annotations.NullMarked;
