package io.kabinet.commands;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reachable, and durable by what the server itself says of its settings. */
final class DatabaseIsDurable implements Check {

    private static final List<String> SETTINGS = List.of("fsync", "synchronous_commit", "full_page_writes");

    /** Of synchronous_commit; the first three wait for other machines as well. */
    private static final Set<String> DURABLE = Set.of("remote_apply", "remote_write", "on", "local");

    @Override
    public String name() {
        return "durable";
    }

    @Override
    public Finding examine(Patient patient) throws SQLException {
        var weak = new ArrayList<String>();
        try (var connection = patient.owner().connect();
                var statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                try (var row = statement.executeQuery("SHOW " + setting)) {
                    row.next();
                    if (!DURABLE.contains(row.getString(1))) {
                        weak.add("%s = %s".formatted(setting, row.getString(1)));
                    }
                }
            }
            var version = connection.getMetaData().getDatabaseProductVersion();
            return weak.isEmpty()
                    ? Finding.passed(patient.texts().text("check.durable.yes", version, String.join(", ", SETTINGS)))
                    : Finding.failed(patient.texts().text("check.durable.no", version, String.join(", ", weak)));
        }
    }
}
