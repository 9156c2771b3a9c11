package io.kabinet.visitors.projection;

/** What is counted by hour and by day. */
public enum Figure {
    VISITS,
    PAGE_VIEWS,
    /** By day only: they cannot be added up from hours. */
    VISITORS,
    /** Phones that a connector found. */
    NUMBERS,
    /** Phones that visitors left in forms. */
    FORM_NUMBERS,
    /** Visitors known by their company only. */
    COMPANIES
}
