package io.kabinet.commands;

import io.kabinet.collector.CollectorId;
import io.kabinet.collector.Offset;
import io.kabinet.collector.WaitingRequests;
import io.kabinet.installation.RunningInstallation;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Nothing that was collected waits for its projection, once a running projector has had its ten seconds. */
final class EventsAreProjected implements Check {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Finding examine(Patient patient) throws SQLException, IOException {
        var requests = new WaitingRequests(patient.data());
        var collector = requests.collector();
        if (collector.isEmpty()) {
            return Finding.passed(patient.texts().text("check.events.none"));
        }
        boolean running = RunningInstallation.of(patient.data()).isPresent();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long waiting = requests.from(projectedBy(patient, collector.get()));
        while (waiting > 0 && running && System.nanoTime() - deadline < 0) {
            pause();
            waiting = requests.from(projectedBy(patient, collector.get()));
        }
        return waiting == 0
                ? Finding.passed(patient.texts().text("check.events.yes"))
                : Finding.failed(patient.texts().text(running ? "check.events.no" : "check.events.later", waiting));
    }

    private static Offset projectedBy(Patient patient, CollectorId collector) throws SQLException {
        try (var connection = patient.owner().connect();
                var query = connection.prepareStatement(
                        "SELECT position FROM visitors.projection WHERE collector_id = ?")) {
            query.setObject(1, collector.value());
            try (var row = query.executeQuery()) {
                return row.next() ? new Offset(row.getLong(1)) : Offset.START;
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
