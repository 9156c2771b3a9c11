/** The collector's port: which request goes where, and the answers of the public contract. */
@NullMarked
package io.kabinet.collector.http;

import org.jspecify.annotations.NullMarked;
