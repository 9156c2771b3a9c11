package io.kabinet.ui;

import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.FieldError;
import io.kabinet.shared.Refused;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** What the exceptions of the frameworks mean in our words. */
final class Faults {

    private static final String ROW_LEVEL_SECURITY = "42501";

    private Faults() {}

    static Refused refusal(Throwable fault) {
        return switch (fault) {
            case Refused refused -> refused;
            case NoResourceFoundException _, NoHandlerFoundException _ -> Refused.notFound();
            case MethodArgumentTypeMismatchException mismatch -> mismatched(mismatch);
            case MissingServletRequestParameterException missing ->
                Refused.invalid(missing.getParameterName(), "required");
            case BindException invalid ->
                Refused.invalid(invalid.getFieldErrors().stream()
                        .map(error -> FieldError.of(error.getField(), "malformed"))
                        .toList());
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case HttpRequestMethodNotSupportedException _ -> Refused.because(ErrorCode.METHOD_NOT_ALLOWED);
            case HttpMediaTypeNotSupportedException _ -> Refused.because(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
            case AuthenticationException _ -> Refused.because(ErrorCode.UNAUTHENTICATED);
            case AccessDeniedException _ -> Refused.forbidden();
            case CannotCreateTransactionException _, DataAccessResourceFailureException _ ->
                Refused.because(ErrorCode.UNAVAILABLE);
            default -> ofDatabase(fault).orElseGet(() -> Refused.because(ErrorCode.INTERNAL));
        };
    }

    /** An id in a path that is no id names nothing; a parameter of the wrong type is a field that does not fit. */
    private static Refused mismatched(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? Refused.notFound()
                : Refused.invalid(mismatch.getName(), "malformed");
    }

    private static Refused unreadable(HttpMessageNotReadableException unreadable) {
        if (unreadable.getCause() instanceof DatabindException databind) {
            var field = databind.getPath().stream().map(Faults::name).collect(Collectors.joining("."));
            if (!field.isEmpty()) {
                return Refused.invalid(field, "malformed");
            }
        }
        return Refused.because(ErrorCode.BAD_REQUEST);
    }

    private static String name(JacksonException.Reference reference) {
        var property = reference.getPropertyName();
        return property == null ? Integer.toString(reference.getIndex()) : property;
    }

    private static Optional<Refused> ofDatabase(Throwable fault) {
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException) {
                return Optional.of(Refused.because(ErrorCode.UNAVAILABLE));
            }
            if (cause instanceof SQLException sql && ROW_LEVEL_SECURITY.equals(sql.getSQLState())) {
                return Optional.of(Refused.forbidden());
            }
        }
        return Optional.empty();
    }
}
