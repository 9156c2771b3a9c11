package io.kabinet.ui;

import org.jspecify.annotations.Nullable;

/**
 * A row of a bar list.
 *
 * @param width 0 to 100
 * @param href where the figure leads, null for nowhere
 */
public record Bar(
        String label,
        int width,
        String figure,
        String share,
        @Nullable String href) {}
