package io.kabinet.tenancy;

import java.util.Locale;

/** What changed in an organization: the names of live updates. */
public enum Topic {
    VISITORS,
    DEALS,
    REMINDERS,
    BALANCE,
    DOMAINS;

    /** The name that browsers listen to, such as {@code visitors}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
