package io.kabinet.billing.pages;

import io.kabinet.shared.FieldError;
import io.kabinet.shared.Money;
import io.kabinet.shared.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Optional;

/**
 * What a person typed into the dialog: groups of digits may stand apart, the price is in roubles. A free amount needs a
 * reason here.
 */
record AccrualForm(String identifications, String price, String reason) {

    /** What was meant. */
    record Meant(long identifications, Money price, String reason) {}

    /** @throws Refused naming every field that cannot be read */
    Meant read() {
        var errors = new ArrayList<FieldError>();
        var amount = amount();
        if (amount.isEmpty()) {
            errors.add(FieldError.of("identifications", identifications.isBlank() ? "required" : "malformed"));
        }
        var kopecks = kopecks();
        if (kopecks.isEmpty()) {
            errors.add(FieldError.of("price_minor", "malformed"));
        }
        if (reason.isBlank()) {
            errors.add(FieldError.of("reason", "required"));
        }
        if (!errors.isEmpty()) {
            throw Refused.invalid(errors);
        }
        return new Meant(amount.orElse(0L), new Money(kopecks.orElse(0L)), reason.strip());
    }

    /** The amount; empty while it cannot be read. */
    Optional<Long> amount() {
        var digits = compact(identifications);
        return digits.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private Optional<Long> kopecks() {
        var text = compact(price).replace(',', '.').replace("₽", "");
        if (text.isEmpty()) {
            return Optional.of(0L);
        }
        return text.matches("[0-9]{1,15}(\\.[0-9]{1,2})?")
                ? Optional.of(new BigDecimal(text).movePointRight(2).longValueExact())
                : Optional.empty();
    }

    private static String compact(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]", "");
    }
}
