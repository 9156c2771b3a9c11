package io.kabinet.timeline.pages;

/** The fields whose changes a history tells of, by the names that entries carry. */
public enum ChangedField {
    TITLE,
    NAME,
    PHONE,
    EMAIL,
    COMPANY,
    AMOUNT_MINOR
}
