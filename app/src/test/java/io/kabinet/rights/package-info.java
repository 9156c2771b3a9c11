/** Who may do what, held on every way in: a table made from permissions.csv and from the routes that the program has. */
@NullMarked
package io.kabinet.rights;

import org.jspecify.annotations.NullMarked;
