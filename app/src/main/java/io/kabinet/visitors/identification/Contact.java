package io.kabinet.visitors.identification;

import io.kabinet.shared.PhoneNumber;
import io.kabinet.shared.PlainText;
import java.util.Locale;
import java.util.Optional;

/**
 * How somebody can be reached, normalised: at least one of phone, e-mail and company. The first of them that is known, in
 * this order, tells one contact from another.
 */
public record Contact(
        Optional<PhoneNumber> phone, Optional<String> email, Optional<String> company, Optional<String> name) {

    public static final int LONGEST = 200;

    public Contact {
        if (phone.isEmpty() && email.isEmpty() && company.isEmpty()) {
            throw new IllegalArgumentException("a contact without phone, e-mail and company");
        }
    }

    /** What a visitor typed into a form. Empty when neither a phone nor an e-mail can be made out. */
    public static Optional<Contact> typed(String phone, String email, String name) {
        var number = PhoneNumber.parse(phone);
        var address = email(email);
        return number.isEmpty() && address.isEmpty()
                ? Optional.empty()
                : Optional.of(new Contact(number, address, Optional.empty(), text(name)));
    }

    /** An e-mail address in lower case; empty when it cannot be one. */
    public static Optional<String> email(String typed) {
        var address = PlainText.line(typed).toLowerCase(Locale.ROOT);
        return address.length() <= 254 && address.matches("[^\\s@]{1,64}@[^\\s@.]+(\\.[^\\s@.]+)+")
                ? Optional.of(address)
                : Optional.empty();
    }

    /** One line of text, cut to {@value #LONGEST} characters; empty when nothing is left. */
    public static Optional<String> text(String typed) {
        var line = PlainText.line(typed);
        if (line.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                line.codePointCount(0, line.length()) <= LONGEST
                        ? line
                        : line.substring(0, line.offsetByCodePoints(0, LONGEST)));
    }

    /** Unique for a contact of an organization. */
    String key() {
        return phone.map(number -> "phone:" + number.e164())
                .or(() -> email.map(address -> "email:" + address))
                .or(() -> company.map(name -> "company:" + name.toLowerCase(Locale.ROOT)))
                .orElseThrow();
    }

    /** For the timeline, to people who may know it. */
    String display() {
        return phone.map(PhoneNumber::display).or(() -> email).or(() -> company).orElseThrow();
    }
}
