/** The options, the secrets and the database of an installation. */
@NullMarked
package io.kabinet.installation;

import org.jspecify.annotations.NullMarked;
