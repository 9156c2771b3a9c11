/** {@code /balance} and {@code /accruals} of the REST API. */
@NullMarked
package io.kabinet.billing.api;

import org.jspecify.annotations.NullMarked;
