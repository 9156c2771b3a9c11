/** Web-server logs as events: the command that reads them, and the trusted route that takes them. */
@NullMarked
package io.kabinet.collector.replay;

import org.jspecify.annotations.NullMarked;
