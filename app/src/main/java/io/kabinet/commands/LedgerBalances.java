package io.kabinet.commands;

import java.sql.SQLException;
import java.util.ArrayList;

/** Every invariant of the ledger, as the ledger's owner states them in {@code billing.check_invariants()}. */
final class LedgerBalances implements Check {

    private static final int SHOWN = 3;

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public Finding examine(Patient patient) throws SQLException {
        var broken = new ArrayList<String>();
        try (var connection = patient.owner().connect();
                var statement = connection.createStatement()) {
            try (var rows =
                    statement.executeQuery("SELECT invariant, subject, detail FROM billing.check_invariants()")) {
                while (rows.next()) {
                    broken.add("%s (%s: %s)".formatted(rows.getString(1), rows.getString(2), rows.getString(3)));
                }
            }
            if (!broken.isEmpty()) {
                var shown = broken.stream().limit(SHOWN).toList();
                return Finding.failed(patient.texts().text("check.ledger.no", broken.size(), String.join("; ", shown)));
            }
            try (var row = statement.executeQuery("SELECT count(*) FROM billing.entry")) {
                row.next();
                return Finding.passed(patient.texts().text("check.ledger.yes", row.getLong(1)));
            }
        }
    }
}
