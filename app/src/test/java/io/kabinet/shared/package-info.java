@NullMarked
package io.kabinet.shared;

import org.jspecify.annotations.NullMarked;
