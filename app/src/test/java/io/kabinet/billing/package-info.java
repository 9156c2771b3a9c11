@NullMarked
package io.kabinet.billing;

import org.jspecify.annotations.NullMarked;
