package io.kabinet.visitors.projection;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.springframework.transaction.TransactionException;

/** Tells a fault of the database's availability, which passes, from a fault of the data, which does not. */
final class Outages {

    /** Connection, rollback by the server, resources, intervention, system error: SQLSTATE classes. */
    private static final Set<String> CLASSES = Set.of("08", "25", "40", "53", "55", "57", "58", "XX");

    private Outages() {}

    static boolean isOutage(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof TransactionException) {
                return true;
            }
            if (cause instanceof SQLException sql
                    && (sql.getSQLState() == null
                            || CLASSES.contains(sql.getSQLState().substring(0, 2)))) {
                return true;
            }
        }
        return false;
    }
}
