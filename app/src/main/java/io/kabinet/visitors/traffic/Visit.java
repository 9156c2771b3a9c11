package io.kabinet.visitors.traffic;

import java.time.Instant;

/**
 * A run of events of one visitor with no gap over 30 minutes. Its source is that of its first page view.
 *
 * @param sourcedAt when that page was viewed; {@link Instant#MAX} while there was none
 */
public record Visit(
        Instant startedAt, Instant endedAt, int pages, int secondsVisible, Source source, Instant sourcedAt) {

    static Visit of(Hit hit) {
        return new Visit(
                hit.at(),
                hit.at(),
                hit.pages(),
                hit.secondsVisible(),
                hit.source().orElse(Source.DIRECT),
                hit.source().isPresent() ? hit.at() : Instant.MAX);
    }

    Visit joined(Visit other) {
        var sourced = sourcedBefore(other) ? this : other;
        return new Visit(
                startedAt.isBefore(other.startedAt) ? startedAt : other.startedAt,
                endedAt.isAfter(other.endedAt) ? endedAt : other.endedAt,
                pages + other.pages,
                secondsVisible + other.secondsVisible,
                sourced.source,
                sourced.sourcedAt);
    }

    private boolean sourcedBefore(Visit other) {
        int order = sourcedAt.compareTo(other.sourcedAt);
        return order == 0 ? source.compareTo(other.source) <= 0 : order < 0;
    }
}
