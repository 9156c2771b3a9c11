/** What the tests of every module share: a real PostgreSQL, two tenants, statement counts. */
@NullMarked
package io.kabinet.testing;

import org.jspecify.annotations.NullMarked;
