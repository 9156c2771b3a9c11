@NullMarked
package io.kabinet.tenancy;

import org.jspecify.annotations.NullMarked;
