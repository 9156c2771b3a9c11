package io.kabinet.billing;

import io.kabinet.shared.FieldError;
import io.kabinet.shared.Ids;
import io.kabinet.shared.Money;
import io.kabinet.shared.OrganizationId;
import io.kabinet.shared.Refused;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/**
 * The wish to give identifications to a direct child.
 *
 * @param id of the accrual to be: the same wish repeated under it has one effect
 * @param identifications 1 to 10^9
 * @param price of all of them together, 0 to 10^12 kopecks; debits the buyer's settlement account
 * @param reason at most 500 characters
 */
public record Accrue(UUID id, OrganizationId organization, long identifications, Money price, Optional<String> reason) {

    public static final long MOST_IDENTIFICATIONS = 1_000_000_000L;
    public static final long HIGHEST_PRICE = 1_000_000_000_000L;
    public static final int LONGEST_REASON = 500;

    public Accrue(OrganizationId organization, long identifications, Money price, Optional<String> reason) {
        this(Ids.next(), organization, identifications, price, reason);
    }

    /** @throws Refused naming each field that does not fit */
    void check() {
        var errors = new ArrayList<FieldError>();
        if (identifications < 1 || identifications > MOST_IDENTIFICATIONS) {
            errors.add(FieldError.of("identifications", "between", 1L, MOST_IDENTIFICATIONS));
        }
        if (price.kopecks() < 0 || price.kopecks() > HIGHEST_PRICE) {
            errors.add(FieldError.of("price_minor", "between", 0L, HIGHEST_PRICE));
        }
        if (reason.filter(text -> text.length() > LONGEST_REASON).isPresent()) {
            errors.add(FieldError.of("reason", "too_long", LONGEST_REASON));
        }
        if (!errors.isEmpty()) {
            throw Refused.invalid(errors);
        }
    }
}
