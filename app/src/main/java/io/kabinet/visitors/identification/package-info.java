/** Gives visitors their contacts: with consent only, once for a contact, paid for from the balance or held until then. */
@NullMarked
package io.kabinet.visitors.identification;

import org.jspecify.annotations.NullMarked;
