/** The pages of visitors and of connectors. */
@NullMarked
package io.kabinet.visitors.pages;

import org.jspecify.annotations.NullMarked;
