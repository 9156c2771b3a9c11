@NullMarked
package io.kabinet.collector.http;

import org.jspecify.annotations.NullMarked;
