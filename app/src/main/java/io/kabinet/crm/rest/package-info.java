/** Funnels and deals in the API. */
@NullMarked
package io.kabinet.crm.rest;

import org.jspecify.annotations.NullMarked;
