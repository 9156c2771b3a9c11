/** Words that every module speaks: money, phone numbers, typed ids, pages, refusals. No Spring. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.kabinet.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
