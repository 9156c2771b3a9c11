-- Head office -> representation -> client.
CREATE SCHEMA organizations;
GRANT USAGE ON SCHEMA organizations TO kabinet_serving;

CREATE TABLE organizations.organization (
    id            uuid PRIMARY KEY,
    kind          text NOT NULL CHECK (kind IN ('HEAD_OFFICE', 'REPRESENTATION', 'CLIENT')),
    parent_id     uuid REFERENCES organizations.organization,
    name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    time_zone     text NOT NULL DEFAULT 'Europe/Moscow',
    locale        text NOT NULL DEFAULT 'ru' CHECK (locale IN ('ru', 'en')),
    state         text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'SUSPENDED')),
    version       integer NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now(),
    CHECK ((kind = 'HEAD_OFFICE') = (parent_id IS NULL))
);
CREATE UNIQUE INDEX one_head_office ON organizations.organization (kind) WHERE kind = 'HEAD_OFFICE';
CREATE INDEX children ON organizations.organization (parent_id, id);

-- An organization reads itself and its children, writes itself, and makes children.
ALTER TABLE organizations.organization ENABLE ROW LEVEL SECURITY;
ALTER TABLE organizations.organization FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON organizations.organization FOR SELECT
    USING (tenancy.current_organization() IN (id, parent_id));
CREATE POLICY change ON organizations.organization FOR UPDATE
    USING (tenancy.current_organization() IN (id, parent_id));
CREATE POLICY child ON organizations.organization FOR INSERT
    WITH CHECK (parent_id = tenancy.current_organization());
CREATE POLICY owner ON organizations.organization TO CURRENT_USER USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON organizations.organization TO kabinet_serving;
INSERT INTO tenancy.table_class (table_name, class) VALUES ('organizations.organization', 'own_or_parent');

-- Used by the policies of the class 'own or parent': is this organization a direct child of the one that asks?
CREATE FUNCTION organizations.is_child(organization uuid) RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT FROM organizations.organization o
                   WHERE o.id = organization AND o.parent_id = tenancy.current_organization());
