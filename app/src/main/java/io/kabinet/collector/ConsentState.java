package io.kabinet.collector;

/**
 * What the visitor agreed to when the events of a delivery were queued. {@code textVersion} names the text that was shown,
 * empty when the site gave none.
 */
public record ConsentState(boolean analytics, boolean identification, boolean marketing, String textVersion) {

    /** Longest {@code textVersion} kept, in UTF-16 units. */
    public static final int MAX_TEXT_VERSION = 64;
}
