package io.kabinet.crm;

import io.kabinet.shared.FieldError;
import io.kabinet.shared.Money;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.shared.PlainText;
import io.kabinet.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What people fill in of a deal, as they typed it; empty text means unknown.
 *
 * @param amountMinor in kopecks
 */
public record DealFields(
        String title, String name, String phone, String email, String company, OptionalLong amountMinor) {

    /** A thousand billion roubles. */
    public static final long HIGHEST_AMOUNT = 100_000_000_000_000L;

    public static final DealFields EMPTY = new DealFields("", "", "", "", "", OptionalLong.empty());

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");

    /** What these fields mean, once they are known to fit. */
    record Checked(String title, Contact contact, Optional<Money> amount) {}

    static DealFields of(Deal deal) {
        return new DealFields(
                deal.title(),
                deal.contact().name().orElse(""),
                deal.contact().phone().map(PhoneNumber::e164).orElse(""),
                deal.contact().email().orElse(""),
                deal.contact().company().orElse(""),
                deal.amount().map(Money::kopecks).map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    /** Names every field that does not fit. */
    Checked checked() {
        var errors = new ArrayList<FieldError>();
        var cleanTitle = line("title", title, 1, 200, errors);
        var cleanName = line("contact.name", name, 0, 200, errors);
        var cleanCompany = line("contact.company", company, 0, 200, errors);
        var cleanEmail = line("contact.email", email, 0, 254, errors);
        if (!cleanEmail.isEmpty() && !EMAIL.matcher(cleanEmail).matches()) {
            errors.add(FieldError.of("contact.email", "email"));
        }
        var number = PhoneNumber.parse(phone);
        if (number.isEmpty() && !phone.isBlank()) {
            errors.add(FieldError.of("contact.phone", "phone"));
        }
        if (amountMinor.isPresent() && (amountMinor.getAsLong() < 0 || amountMinor.getAsLong() > HIGHEST_AMOUNT)) {
            errors.add(FieldError.of("amount_minor", "out_of_range"));
        }
        if (!errors.isEmpty()) {
            throw Refused.invalid(errors);
        }
        return new Checked(
                cleanTitle,
                new Contact(known(cleanName), number, known(cleanEmail), known(cleanCompany)),
                amountMinor.isPresent() ? Optional.of(new Money(amountMinor.getAsLong())) : Optional.empty());
    }

    private static String line(String field, String text, int least, int most, List<FieldError> errors) {
        var clean = PlainText.line(text);
        PlainText.outside(least, most, field, clean).ifPresent(errors::add);
        return clean;
    }

    private static Optional<String> known(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
