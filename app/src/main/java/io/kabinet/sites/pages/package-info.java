/** The page «Домены»: list, snippet, whether the code works, rules. */
@NullMarked
package io.kabinet.sites.pages;

import org.jspecify.annotations.NullMarked;
