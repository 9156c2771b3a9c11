package io.kabinet.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How one role reaches a PostgreSQL database.
 *
 * @param url JDBC address, {@code jdbc:postgresql://…}
 */
public record Login(String url, String user, String password) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    public Login as(String otherUser, String otherPassword) {
        return new Login(url, otherUser, otherPassword);
    }

    /** The same server, another database. */
    public Login at(String database) {
        return new Login(url.replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1"), user, password);
    }

    /** Never prints the password. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
