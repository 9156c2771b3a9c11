/** The database of an installation: how it is started, what its roles are, and which migrations make it. */
@NullMarked
package io.kabinet.database;

import org.jspecify.annotations.NullMarked;
