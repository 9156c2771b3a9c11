/** Accounts and what proves them: passwords, one-time links, throttled attempts, live memberships. */
@NullMarked
package io.kabinet.identity.account;

import org.jspecify.annotations.NullMarked;
