package io.kabinet.visitors.projection;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Lets the connection break before the n-th statement, as if the process had been killed there. */
final class FailingConnections implements ConnectionProvider {

    private final ConnectionProvider real;
    private int left;

    private FailingConnections(ConnectionProvider real, int statements) {
        this.real = real;
        this.left = statements;
    }

    static DSLContext after(DSLContext sql, int statements) {
        return DSL.using(sql.configuration()
                .derive(new FailingConnections(sql.configuration().connectionProvider(), statements)));
    }

    @Override
    public Connection acquire() {
        var connection = real.acquire();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && left-- <= 0) {
                        throw new SQLException("the line is dead", "08006");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException wrapped) {
                        throw wrapped.getCause();
                    }
                });
    }

    @Override
    public void release(Connection connection) {
        real.release(connection);
    }
}
