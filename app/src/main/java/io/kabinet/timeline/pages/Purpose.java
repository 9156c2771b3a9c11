package io.kabinet.timeline.pages;

/** What a visitor consented to, by the names that entries carry. */
public enum Purpose {
    ANALYTICS,
    IDENTIFICATION,
    MARKETING
}
