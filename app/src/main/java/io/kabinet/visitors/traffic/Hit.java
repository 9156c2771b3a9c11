package io.kabinet.visitors.traffic;

import java.time.Instant;
import java.util.Optional;

/**
 * An event as far as it makes a visit.
 *
 * @param source of a page view; other events say nothing about where a visit came from
 */
public record Hit(Instant at, int pages, int secondsVisible, Optional<Source> source) {}
