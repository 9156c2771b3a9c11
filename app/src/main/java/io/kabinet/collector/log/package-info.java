/** The event log on disk: segments, group commit, recovery, reading, archive. */
@NullMarked
package io.kabinet.collector.log;

import org.jspecify.annotations.NullMarked;
