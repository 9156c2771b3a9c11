package io.kabinet.commands;

import io.kabinet.shared.FieldError;
import io.kabinet.shared.Refused;
import java.util.stream.Collectors;

/** A refusal of the services as one line at the terminal. */
final class AdminRefusals {

    private AdminRefusals() {}

    static String line(Refused refused, Texts texts) {
        return switch (refused.code()) {
            case NOT_FOUND -> texts.text("admin.nobody");
            case CONFLICT -> texts.text("admin.head_office_exists");
            default ->
                texts.text(
                        "admin.does_not_fit",
                        refused.fields().stream().map(AdminRefusals::field).collect(Collectors.joining(", ")));
        };
    }

    private static String field(FieldError error) {
        var arguments = error.arguments().stream().map(Object::toString).collect(Collectors.joining(" "));
        return "--%s (%s%s)"
                .formatted(error.field().replace('_', '-'), error.code(), arguments.isEmpty() ? "" : " " + arguments);
    }
}
