package io.kabinet.commands;

import java.sql.SQLException;
import java.util.ArrayList;

/** Shows what could not be projected, by reason. It lost nobody else's event, so that it is told and does not fail. */
final class QuarantineIsShown implements Check {

    @Override
    public String name() {
        return "quarantine";
    }

    @Override
    public Finding examine(Patient patient) throws SQLException {
        var reasons = new ArrayList<String>();
        try (var connection = patient.owner().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT reason, count(*) FROM visitors.quarantine GROUP BY reason ORDER BY 2 DESC, 1 LIMIT 5")) {
            while (rows.next()) {
                reasons.add("%s: %d".formatted(rows.getString(1), rows.getLong(2)));
            }
        }
        return Finding.passed(
                reasons.isEmpty()
                        ? patient.texts().text("check.quarantine.empty")
                        : patient.texts().text("check.quarantine.some", String.join("; ", reasons)));
    }
}
