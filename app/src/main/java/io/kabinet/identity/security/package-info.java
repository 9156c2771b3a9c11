/** From a request to a Scope: sessions, tokens, cookies, filters. */
@NullMarked
package io.kabinet.identity.security;

import org.jspecify.annotations.NullMarked;
