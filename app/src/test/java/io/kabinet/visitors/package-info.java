@NullMarked
package io.kabinet.visitors;

import org.jspecify.annotations.NullMarked;
