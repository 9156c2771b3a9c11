package io.kabinet.analytics;

/** How a period is cut into the points of a series. */
public enum Granularity {
    HOUR,
    DAY
}
