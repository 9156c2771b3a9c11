/** The launcher and the migrations, on real processes. */
@NullMarked
package io.kabinet.database;

import org.jspecify.annotations.NullMarked;
