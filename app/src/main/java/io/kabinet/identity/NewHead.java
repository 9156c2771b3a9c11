package io.kabinet.identity;

import io.kabinet.identity.account.OwnPassword;
import io.kabinet.shared.EmailAddress;
import io.kabinet.shared.FieldError;
import io.kabinet.shared.PhoneNumber;
import io.kabinet.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who shall head an organization, as somebody typed it. First name, last name, e-mail and password are required; the
 * phone may stay empty.
 *
 * @param password 8 to 200 characters; without meaning when the e-mail has an account already
 */
public record NewHead(String firstName, String lastName, String email, String phone, String password) {

    private static final int LONGEST_NAME = 100;

    /** Control characters, and marks that turn the direction of what stands around a name. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\u202a-\\u202e\\u2066-\\u2069]");

    /** What is left when everything fits. */
    record Checked(
            String firstName, String lastName, EmailAddress email, Optional<PhoneNumber> phone, String password) {}

    /**
     * Checks every field, so that all that is wrong is said at once.
     *
     * @param prefix put before each field's name, such as {@code head.}
     */
    Checked checked(String prefix, List<FieldError> alreadyWrong) {
        var errors = new ArrayList<>(alreadyWrong);
        checkName(firstName, prefix + "first_name", errors);
        checkName(lastName, prefix + "last_name", errors);
        var address = EmailAddress.parse(email);
        if (email.isBlank()) {
            errors.add(FieldError.of(prefix + "email", "required"));
        } else if (address.isEmpty()) {
            errors.add(FieldError.of(prefix + "email", "email"));
        }
        var number = PhoneNumber.parse(phone);
        if (!phone.isBlank() && number.isEmpty()) {
            errors.add(FieldError.of(prefix + "phone", "phone"));
        }
        OwnPassword.check(password, prefix + "password", errors);
        if (!errors.isEmpty() || address.isEmpty()) {
            throw Refused.invalid(errors);
        }
        return new Checked(firstName.strip(), lastName.strip(), address.get(), number, password);
    }

    private static void checkName(String name, String field, List<FieldError> errors) {
        if (name.isBlank()) {
            errors.add(FieldError.of(field, "required"));
        } else if (name.strip().length() > LONGEST_NAME) {
            errors.add(FieldError.of(field, "too_long", LONGEST_NAME));
        } else if (UNFIT.matcher(name).find()) {
            errors.add(FieldError.of(field, "characters"));
        }
    }
}
