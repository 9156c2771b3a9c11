package io.kabinet.analytics;

import java.time.Instant;
import java.util.List;

/**
 * The figures of a period, those of the period before it, and the course of both.
 *
 * @param series one point for each hour or day, without gaps; unique visitors are not told by hour (they cannot be added
 *     up from hours) and are 0 there
 */
public record Overview(
        Period period,
        Granularity granularity,
        Figures figures,
        Figures before,
        List<Point> series,
        List<Point> seriesBefore) {

    /** The figures of one hour or day. */
    public record Point(Instant at, Figures figures) {}
}
