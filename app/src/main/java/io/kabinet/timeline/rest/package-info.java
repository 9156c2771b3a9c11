/** Comments, reminders, calls and history in the API. */
@NullMarked
package io.kabinet.timeline.rest;

import org.jspecify.annotations.NullMarked;
