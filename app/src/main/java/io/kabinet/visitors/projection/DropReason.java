package io.kabinet.visitors.projection;

import java.util.Locale;

/** Why an accepted event is not counted. */
enum DropReason {
    /** No person's browser. */
    BOT,
    /** A page that the site's settings leave out. */
    EXCLUDED,
    /** Older than 30 days on arrival. */
    TOO_OLD;

    /** The name in figures and summaries. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
