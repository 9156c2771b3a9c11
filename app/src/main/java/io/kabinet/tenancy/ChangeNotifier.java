package io.kabinet.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries changes from every process to every process by NOTIFY, on two connections of its own: NOTIFY inside busy
 * transactions serialises their commits (design, decision 10).
 */
@Component
class ChangeNotifier implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeNotifier.class);
    private static final String CHANNEL = "kabinet_changes";
    private static final Duration COALESCED = Duration.ofMillis(200);
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    /** PostgreSQL takes payloads below 8,000 bytes; a line has at most 90. */
    private static final int LINES_A_NOTICE = 80;

    private final DataSource dataSource;
    private final Changes changes;
    private final List<ChangeListener> listeners;
    private volatile boolean running;

    ChangeNotifier(DataSource dataSource, Changes changes, List<ChangeListener> listeners) {
        this.dataSource = dataSource;
        this.changes = changes;
        this.listeners = listeners;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("changes-send").start(() -> whileRunning(this::send));
        Thread.ofVirtual().name("changes-receive").start(() -> whileRunning(this::receive));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void whileRunning(Work work) {
        while (running) {
            try (Connection connection = dataSource.getConnection()) {
                work.on(connection);
            } catch (SQLException away) {
                if (running) {
                    LOG.warn("live updates wait for the database: {}", away.getMessage());
                    pause(RECONNECT);
                }
            }
        }
    }

    private void send(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_notify('" + CHANNEL + "', ?)")) {
            while (running) {
                var lines = changes.take().entrySet().stream()
                        .map(entry -> new ChangeNotice(entry.getKey(), entry.getValue()).encode())
                        .toList();
                for (int from = 0; from < lines.size(); from += LINES_A_NOTICE) {
                    statement.setString(
                            1,
                            lines.subList(from, Math.min(from + LINES_A_NOTICE, lines.size())).stream()
                                    .collect(Collectors.joining("\n")));
                    statement.execute();
                }
                pause(COALESCED);
            }
        }
    }

    private void receive(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            listeners.forEach(ChangeListener::mayHaveMissed);
            var notifications = connection.unwrap(PGConnection.class);
            while (running) {
                for (var notification : notifications.getNotifications((int) COALESCED.toMillis())) {
                    notification
                            .getParameter()
                            .lines()
                            .map(ChangeNotice::decode)
                            .forEach(this::tell);
                }
            }
            statement.execute("UNLISTEN *");
        }
    }

    private void tell(ChangeNotice notice) {
        listeners.forEach(listener -> listener.changed(notice.organization(), notice.topics()));
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }
}
