package io.kabinet.visitors;

import io.kabinet.shared.PhoneNumber;
import java.util.Optional;

/** How a visitor can be reached, for those who may know it. Everything is empty while it is held. */
public record VisitorContact(
        Optional<String> name, Optional<PhoneNumber> phone, Optional<String> email, Optional<String> company) {

    public static final VisitorContact NONE =
            new VisitorContact(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** A person's name, else the company's. */
    public Optional<String> title() {
        return name.or(() -> company);
    }
}
