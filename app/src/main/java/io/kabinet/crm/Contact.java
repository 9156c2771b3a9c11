package io.kabinet.crm;

import io.kabinet.shared.PhoneNumber;
import java.util.Optional;

/** Whom a deal is made with; whatever is known. */
public record Contact(
        Optional<String> name, Optional<PhoneNumber> phone, Optional<String> email, Optional<String> company) {

    public static final Contact UNKNOWN =
            new Contact(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The first of name, company and phone that is known. */
    public Optional<String> shown() {
        return name.or(() -> company).or(() -> phone.map(PhoneNumber::display));
    }
}
