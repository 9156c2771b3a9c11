/** Benchmarks: every figure stands beside a ceiling measured in the same run. */
@NullMarked
package io.kabinet.bench;

import org.jspecify.annotations.NullMarked;
