package io.kabinet.tenancy;

/** What a manager may do in a section: nothing, see (the eye), or change (the pencil, which brings the eye). */
public enum Access {
    NONE,
    VIEW,
    EDIT;

    /** Whether this access covers what is needed. */
    public boolean covers(Access needed) {
        return compareTo(needed) >= 0;
    }
}
