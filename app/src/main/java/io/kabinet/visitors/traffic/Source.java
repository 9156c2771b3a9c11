package io.kabinet.visitors.traffic;

/**
 * Where a visit came from. Texts are empty where nothing is known.
 *
 * @param name key of a known search engine, network or advertising system such as {@code yandex}; else the host of the
 *     referring site or the campaign's own {@code utm_source}
 * @param phrase what was searched for; the keyword of a campaign
 * @param referrer host of the referring page
 */
public record Source(
        Kind kind, String name, String medium, String campaign, String phrase, String content, String referrer)
        implements Comparable<Source> {

    public static final Source DIRECT = new Source(Kind.DIRECT, "", "", "", "", "", "");

    public enum Kind {
        CAMPAIGN,
        SEARCH,
        SOCIAL,
        SITE,
        DIRECT
    }

    static Source referred(Kind kind, String name, String phrase, String referrer) {
        return new Source(kind, name, "", "", phrase, "", referrer);
    }

    /** Any stable order: decides between two sources of one instant, whichever arrived first. */
    @Override
    public int compareTo(Source other) {
        return toString().compareTo(other.toString());
    }
}
