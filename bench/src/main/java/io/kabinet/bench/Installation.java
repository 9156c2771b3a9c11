package io.kabinet.bench;

import io.kabinet.Kabinet;
import io.kabinet.installation.Database;
import io.kabinet.shared.Ids;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole program in this process, on a throw-away folder, with a network to put load on. */
public final class Installation implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Installation(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static Installation start(Path data) {
        var application = new SpringApplication(Kabinet.class);
        application.setDefaultProperties(
                Map.of("kabinet.data", data.toString(), "kabinet.port", "0", "kabinet.collector-port", "0"));
        return new Installation(application.run());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Makes clients with a site each, under one representation. Returns the sites' keys. */
    public List<String> makeSites(int count) throws SQLException {
        var keys = new ArrayList<String>();
        try (var connection = bean(Database.class).owner().connect()) {
            var headOffice = headOffice(connection);
            var representation = organization(connection, "REPRESENTATION", headOffice, "Bench");
            for (int i = 0; i < count; i++) {
                var client = organization(connection, "CLIENT", representation, "Client " + i);
                keys.add(site(connection, client, "shop" + i + ".example", i));
            }
        }
        return keys;
    }

    @Override
    public void close() {
        context.close();
    }

    private static UUID headOffice(Connection connection) throws SQLException {
        try (var found = connection
                .createStatement()
                .executeQuery("SELECT id FROM organizations.organization WHERE kind = 'HEAD_OFFICE'")) {
            return found.next()
                    ? found.getObject(1, UUID.class)
                    : organization(connection, "HEAD_OFFICE", null, "Head office");
        }
    }

    private static UUID organization(
            Connection connection, String kind, @org.jspecify.annotations.Nullable UUID parent, String name)
            throws SQLException {
        var id = Ids.next();
        try (var insert = connection.prepareStatement(
                "INSERT INTO organizations.organization (id, kind, parent_id, name) VALUES (?, ?, ?, ?)")) {
            insert.setObject(1, id);
            insert.setString(2, kind);
            insert.setObject(3, parent);
            insert.setString(4, name);
            insert.execute();
        }
        return id;
    }

    private static String site(Connection connection, UUID organization, String host, int number) throws SQLException {
        String key = "kb_bench%011d".formatted(number);
        try (var insert = connection.prepareStatement("""
                INSERT INTO sites.site (id, organization_id, host, key, settings, created_by)
                VALUES (?, ?, ?, ?, '{"events_per_second": 100000}', ?)
                """)) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, organization);
            insert.setString(3, host);
            insert.setString(4, key);
            insert.setObject(5, Ids.next());
            insert.execute();
        }
        return key;
    }
}
