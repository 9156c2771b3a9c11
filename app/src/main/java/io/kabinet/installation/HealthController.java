package io.kabinet.installation;

import io.kabinet.database.Login;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether the cabinet can serve, for whoever watches over it. Asks over a connection of its own, so that a busy pool does
 * not look like a dead database.
 */
@RestController
class HealthController implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 2;

    private final Login login;
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable Connection connection;

    HealthController(Database database) {
        this.login = database.serving();
    }

    @GetMapping("/health")
    ResponseEntity<Map<String, String>> health() {
        return databaseAnswers()
                ? ResponseEntity.ok(Map.of("status", "up"))
                : ResponseEntity.status(503).body(Map.of("status", "down"));
    }

    private boolean databaseAnswers() {
        asking.lock();
        try {
            var kept = connection;
            if (kept != null && kept.isValid(PATIENCE_SECONDS)) {
                return true;
            }
            close();
            connection = connect();
            return true;
        } catch (SQLException _) {
            return false;
        } finally {
            asking.unlock();
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("connectTimeout", "" + PATIENCE_SECONDS);
        properties.setProperty("loginTimeout", "" + PATIENCE_SECONDS);
        properties.setProperty("socketTimeout", "" + PATIENCE_SECONDS);
        return DriverManager.getConnection(login.url(), properties);
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }
}
