@NullMarked
package io.kabinet.identity;

import org.jspecify.annotations.NullMarked;
