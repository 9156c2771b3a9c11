/** Whose events are taken: the site keys, kept beside the segments so that the collector runs without the database. */
@NullMarked
package io.kabinet.collector.keys;

import org.jspecify.annotations.NullMarked;
