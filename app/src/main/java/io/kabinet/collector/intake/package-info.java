/** What a request must look like, and what of it may be kept. Knows neither the server nor the log. */
@NullMarked
package io.kabinet.collector.intake;

import org.jspecify.annotations.NullMarked;
