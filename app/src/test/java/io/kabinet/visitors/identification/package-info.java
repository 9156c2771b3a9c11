@NullMarked
package io.kabinet.visitors.identification;

import org.jspecify.annotations.NullMarked;
