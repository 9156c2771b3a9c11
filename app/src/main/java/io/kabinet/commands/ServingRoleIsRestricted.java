package io.kabinet.commands;

import io.kabinet.database.Migrations;
import java.sql.SQLException;

/** The role that serves requests cannot step over row-level security, and every tenant table enforces it. */
final class ServingRoleIsRestricted implements Check {

    @Override
    public String name() {
        return "tenancy";
    }

    @Override
    public Finding examine(Patient patient) throws SQLException {
        try (var connection = patient.owner().connect();
                var query = connection.prepareStatement("""
                        SELECT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = ?),
                               (SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = ?),
                               (SELECT count(*) FROM tenancy.table_class t
                                WHERE t.class <> 'global' AND NOT EXISTS (
                                    SELECT FROM pg_class c WHERE c.oid = t.table_name::regclass
                                    AND c.relrowsecurity AND c.relforcerowsecurity)),
                               (SELECT count(*) FROM tenancy.table_class t WHERE t.class <> 'global')
                        """)) {
            query.setString(1, Migrations.SERVING_ROLE);
            query.setString(2, Migrations.SERVING_ROLE);
            try (var row = query.executeQuery()) {
                row.next();
                var restricted = !row.getBoolean(1) && row.getLong(2) == 0 && row.getLong(3) == 0;
                return restricted
                        ? Finding.passed(patient.texts().text("check.tenancy.yes", row.getLong(4)))
                        : Finding.failed(
                                patient.texts().text("check.tenancy.no", Migrations.SERVING_ROLE, row.getLong(3)));
            }
        }
    }
}
