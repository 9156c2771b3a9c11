package io.kabinet.database;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The ways to tell a PostgreSQL to stop that Java has no words for: its SIGTERM waits for every client to leave. */
enum Signal {
    /** Ends sessions and stops cleanly. */
    INT,
    /** Stops at once; the next start recovers. */
    QUIT;

    void send(long process) {
        try {
            // the shell's own kill: a minimal machine may have no other
            new ProcessBuilder("sh", "-c", "kill -%s %d 2>/dev/null".formatted(name(), process))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
