package io.kabinet.crm.pages;

import io.kabinet.crm.DealFields;
import io.kabinet.shared.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * The fields of a deal as a form sends them.
 *
 * @param amount in roubles, with spaces and a comma or a point if the person likes
 */
record DealForm(
        @Nullable String title,
        @BindParam("contact.name") @Nullable String name,
        @BindParam("contact.phone") @Nullable String phone,
        @BindParam("contact.email") @Nullable String email,
        @BindParam("contact.company") @Nullable String company,
        @BindParam("amount_minor") @Nullable String amount) {

    DealFields fields() {
        return new DealFields(text(title), text(name), text(phone), text(email), text(company), kopecks(text(amount)));
    }

    private static OptionalLong kopecks(String amount) {
        var plain = amount.replaceAll("[\\s\\u00a0\\u202f₽]", "").replace(',', '.');
        if (plain.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!plain.matches("\\d{1,15}(\\.\\d{1,2})?")) {
            throw Refused.invalid("amount_minor", "amount");
        }
        return OptionalLong.of(new BigDecimal(plain)
                .movePointRight(2)
                .setScale(0, RoundingMode.UNNECESSARY)
                .longValueExact());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
