package io.kabinet.tenancy;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;

/** Tells PostgreSQL, at the beginning of each transaction, whose rows may be seen. Costs 50 to 80 µs. */
@Component("transactionManager")
class ScopedTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    ScopedTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        var organization = CurrentOrganization.get();
        if (organization.isPresent()) {
            try (var statement = connection.prepareStatement("SELECT set_config('kabinet.organization_id', ?, true)")) {
                statement.setString(1, organization.get().toString());
                statement.execute();
            }
        }
    }
}
