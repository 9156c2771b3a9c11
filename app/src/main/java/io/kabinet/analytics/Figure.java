package io.kabinet.analytics;

import java.util.Locale;
import java.util.Optional;

/** One of the figures of the overview; the chart shows one at a time. */
enum Figure {
    VISITS,
    VISITORS,
    NUMBERS,
    FORM_NUMBERS,
    COMPANIES;

    static Optional<Figure> of(String code) {
        for (Figure figure : values()) {
            if (figure.code().equals(code)) {
                return Optional.of(figure);
            }
        }
        return Optional.empty();
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    long in(Figures figures) {
        return switch (this) {
            case VISITS -> figures.visits();
            case VISITORS -> figures.visitors();
            case NUMBERS -> figures.numbers();
            case FORM_NUMBERS -> figures.formNumbers();
            case COMPANIES -> figures.companies();
        };
    }

    /** The filter of the visitors list that shows who is behind the figure. */
    String filter() {
        return switch (this) {
            case VISITS, VISITORS -> "any";
            case NUMBERS -> "partner";
            case FORM_NUMBERS -> "form";
            case COMPANIES -> "company";
        };
    }
}
