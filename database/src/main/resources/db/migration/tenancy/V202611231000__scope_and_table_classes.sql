-- Who asks is a setting of the transaction; what they may see follows from the class of the table (design, decision 3).
CREATE SCHEMA tenancy;
GRANT USAGE ON SCHEMA tenancy TO kabinet_serving;

-- The organization of this transaction; NULL when there is none, so that no row is visible. The setting is '' after the
-- first transaction of a connection that had one, hence nullif.
CREATE FUNCTION tenancy.current_organization() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('kabinet.organization_id', true), '')::uuid;

-- The class of every table. A table that is not in this list fails the build.
CREATE TABLE tenancy.table_class (
    table_name text PRIMARY KEY,
    class      text NOT NULL CHECK (class IN ('own', 'own_or_parent', 'global')),
    reason     text,
    CHECK (class <> 'global' OR reason IS NOT NULL)
);

-- Rows belong to one organization and nobody else sees them. The owner of the tables, who migrates and whose reviewed
-- SECURITY DEFINER functions look across organizations, need not be a superuser: hence a policy of its own.
CREATE PROCEDURE tenancy.declare_own(target regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format('CREATE POLICY own ON %s USING (organization_id = tenancy.current_organization())'
                   ' WITH CHECK (organization_id = tenancy.current_organization())', target);
    EXECUTE format('CREATE POLICY owner ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', target);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO kabinet_serving', target);
    INSERT INTO tenancy.table_class (table_name, class) VALUES (target::text, 'own');
END $$;

-- Rows belong to one organization; the organization above it may read them too: balances, hosts and state of domains,
-- daily totals. Never a visitor, a number or a deal.
CREATE PROCEDURE tenancy.declare_own_or_parent(target regclass) LANGUAGE plpgsql AS $$
BEGIN
    CALL tenancy.declare_own(target);
    EXECUTE format('CREATE POLICY parent ON %s FOR SELECT USING (organizations.is_child(organization_id))', target);
    UPDATE tenancy.table_class SET class = 'own_or_parent' WHERE table_name = target::text;
END $$;

-- Rows belong to no organization, or are needed before one is known. Each is reviewed, and says why.
CREATE PROCEDURE tenancy.declare_global(target regclass, reason text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO kabinet_serving', target);
    INSERT INTO tenancy.table_class (table_name, class, reason) VALUES (target::text, 'global', reason);
END $$;

CALL tenancy.declare_global('tenancy.table_class', 'the list of the classes themselves');
REVOKE INSERT, UPDATE, DELETE ON tenancy.table_class FROM kabinet_serving;
