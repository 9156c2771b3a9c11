package io.kabinet.ui;

import java.time.ZoneId;

/** How an account wants its pages. */
public record Look(Language language, Theme theme, Density density, ZoneId zone) {

    public Look with(Language other) {
        return new Look(other, theme, density, zone);
    }

    public Look with(Theme other) {
        return new Look(language, other, density, zone);
    }

    public Look with(Density other) {
        return new Look(language, theme, other, zone);
    }
}
