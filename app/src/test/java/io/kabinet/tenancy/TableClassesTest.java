package io.kabinet.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kabinet.testing.KabinetTest;
import io.kabinet.testing.TestPostgres;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decision 3 of the design, held against PostgreSQL's own catalogue. */
@KabinetTest
class TableClassesTest {

    @Test
    void everyTableHasAClass() throws SQLException {
        assertThat(rows("""
                SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
                  AND n.nspname NOT IN ('pg_catalog', 'information_schema')
                  AND c.oid <> 'public.flyway_schema_history'::regclass
                  AND c.oid::regclass::text NOT IN (SELECT table_name FROM tenancy.table_class)
                """))
                .as("tables without a declared class: CALL tenancy.declare_… in their migration")
                .isEmpty();
    }

    @Test
    void tenantsTablesForceRowLevelSecurity() throws SQLException {
        assertThat(rows("""
                SELECT t.table_name FROM tenancy.table_class t JOIN pg_class c ON c.oid = t.table_name::regclass
                WHERE t.class <> 'global' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                """)).isEmpty();
    }

    @Test
    void tablesOfTheClassOwnLetNobodyElseIn() throws SQLException {
        assertThat(rows("""
                SELECT t.table_name || ': ' || p.policyname FROM tenancy.table_class t
                JOIN pg_policies p ON (p.schemaname || '.' || p.tablename) = t.table_name
                WHERE t.class = 'own' AND p.policyname NOT IN ('own', 'owner')
                """)).isEmpty();
    }

    @Test
    void everyTableWithAnOrganizationIsATenants() throws SQLException {
        assertThat(rows("""
                SELECT t.table_name FROM tenancy.table_class t
                WHERE t.class = 'global' AND EXISTS (
                    SELECT FROM pg_attribute a WHERE a.attrelid = t.table_name::regclass
                    AND a.attname = 'organization_id' AND NOT a.attisdropped AND a.attnotnull)
                """))
                .as("global tables whose rows belong to an organization")
                .isEmpty();
    }

    @Test
    void theServingRoleOwnsNothingAndBypassesNothing() throws SQLException {
        assertThat(rows("""
                SELECT rolname FROM pg_roles WHERE rolname = 'kabinet_serving'
                AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb)
                """)).isEmpty();
        assertThat(rows("""
                SELECT oid::regclass::text FROM pg_class
                WHERE relowner = (SELECT oid FROM pg_roles WHERE rolname = 'kabinet_serving')
                """)).isEmpty();
    }

    private static List<String> rows(String query) throws SQLException {
        try (var connection = TestPostgres.owner().connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(result.getString(1));
            }
            return rows;
        }
    }
}
