package io.kabinet.analytics;

import java.util.OptionalDouble;

/**
 * What came of the traffic of a period.
 *
 * @param visits visits that began in the period
 * @param visitors unique visitors: browsers on a site, each counted once in the period
 * @param numbers visitors whose phone a connector found
 * @param formNumbers visitors who left their phone in a form
 * @param companies visitors known by company only
 */
public record Figures(long visits, long visitors, long numbers, long formNumbers, long companies) {

    public static final Figures NONE = new Figures(0, 0, 0, 0, 0);

    /** Numbers ÷ unique visitors, between 0 and 1 (a number may be found a day after the visit: then above 1); empty without visitors. */
    public OptionalDouble identificationRate() {
        return visitors == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) numbers / visitors);
    }

    Figures withVisitors(long unique) {
        return new Figures(visits, unique, numbers, formNumbers, companies);
    }
}
