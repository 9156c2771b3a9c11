package io.kabinet.timeline.pages;

/** How an identification came about, by the names that entries carry. */
public enum Basis {
    FORM,
    PARTNER,
    COMPANY
}
