@NullMarked
package io.kabinet.sites;

import org.jspecify.annotations.NullMarked;
