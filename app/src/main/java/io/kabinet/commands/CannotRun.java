package io.kabinet.commands;

import io.kabinet.database.DatabaseUnavailable;
import java.util.Optional;
import org.springframework.boot.web.server.PortInUseException;

/** Why a command cannot do its work, in one line for the person at the terminal: no fault of the program. */
final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotRun(String line) {
        super(line);
    }

    /** The line that stands behind a failure of any depth, if it is of that kind. */
    static Optional<String> line(Throwable failure, Texts texts) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException busy) {
                return Optional.of(texts.text("port_in_use", String.valueOf(busy.getPort())));
            }
            if (cause instanceof CannotRun || cause instanceof DatabaseUnavailable) {
                return Optional.ofNullable(cause.getMessage());
            }
        }
        return Optional.empty();
    }
}
