package io.kabinet.commands;

import io.kabinet.database.Login;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** One thing that {@code doctor} looks at. */
interface Check {

    /** What is looked at: a key of the texts under {@code commands.check.}. */
    String name();

    Finding examine(Patient patient) throws SQLException, IOException;

    /**
     * The installation that is looked at.
     *
     * @param owner sees every row of the database
     */
    record Patient(Path data, Login owner, Texts texts) {}

    /**
     * What was found.
     *
     * @param passed false makes {@code doctor} fail
     * @param detail one line, in the language of the terminal
     */
    record Finding(boolean passed, String detail) {

        static Finding passed(String detail) {
            return new Finding(true, detail);
        }

        static Finding failed(String detail) {
            return new Finding(false, detail);
        }
    }
}
