package io.kabinet.shared;

import java.util.List;

/**
 * One field that does not fit.
 *
 * @param field the field's name as the caller wrote it, dots between levels
 * @param code stable, lower case with underscores; its text stands in the bundles under {@code field.<code>}
 * @param arguments what the text needs
 */
public record FieldError(String field, String code, List<Object> arguments) {

    public static FieldError of(String field, String code, Object... arguments) {
        return new FieldError(field, code, List.of(arguments));
    }
}
