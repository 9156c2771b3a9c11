/** What every REST resource shares: strict bodies, problem details, idempotency, lists. */
@NamedInterface("rest")
@NullMarked
package io.kabinet.identity.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
