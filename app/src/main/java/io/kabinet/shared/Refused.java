package io.kabinet.shared;

import java.util.List;

/**
 * A request was understood and refused, for a reason that the caller may know. Mapped in one place: to a problem detail
 * for programs, to a page or a toast for people.
 */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient List<Object> arguments;
    private final transient List<FieldError> fields;

    private Refused(ErrorCode code, List<Object> arguments, List<FieldError> fields) {
        super(code.code() + (fields.isEmpty() ? "" : " " + fields), null, false, false);
        this.code = code;
        this.arguments = arguments;
        this.fields = fields;
    }

    public static Refused because(ErrorCode code, Object... arguments) {
        return new Refused(code, List.of(arguments), List.of());
    }

    /** A body that does not fit; names every field that is wrong. */
    public static Refused invalid(List<FieldError> fields) {
        return new Refused(ErrorCode.INVALID, List.of(), List.copyOf(fields));
    }

    public static Refused invalid(String field, String code, Object... arguments) {
        return invalid(List.of(FieldError.of(field, code, arguments)));
    }

    /** What the caller may not see does not exist for them. */
    public static Refused notFound() {
        return because(ErrorCode.NOT_FOUND);
    }

    public static Refused forbidden() {
        return because(ErrorCode.FORBIDDEN);
    }

    public ErrorCode code() {
        return code;
    }

    public List<Object> arguments() {
        return arguments;
    }

    public List<FieldError> fields() {
        return fields;
    }
}
