-- The websites of an organization («домены»). The same host may stand in two organizations: the key tells them apart.
CREATE SCHEMA sites;
GRANT USAGE ON SCHEMA sites TO kabinet_serving;

CREATE TABLE sites.site (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations.organization,
    host            text NOT NULL CHECK (length(host) BETWEEN 1 AND 253 AND host = lower(host)),
    key             text NOT NULL UNIQUE CHECK (key ~ '^kb_[0-9A-Za-z]{16}$'),
    status          text NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'PAUSED', 'DELETED')),
    settings        jsonb NOT NULL,
    version         integer NOT NULL DEFAULT 1,
    created_by      uuid NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    deleted_at      timestamptz,
    CHECK ((status = 'DELETED') = (deleted_at IS NOT NULL))
);
CREATE UNIQUE INDEX site_host_once_per_organization ON sites.site (organization_id, host) WHERE status <> 'DELETED';
CALL tenancy.declare_own_or_parent('sites.site');
REVOKE DELETE ON sites.site FROM kabinet_serving;

-- A representation puts a domain into its client's cabinet (capability clients.domains); it may not change one there.
CREATE POLICY parent_creates ON sites.site FOR INSERT WITH CHECK (organizations.is_child(organization_id));

-- What the collector must know of the keys that it accepts, in whichever organization they are. Reviewed: reads hosts and
-- settings, no person's data; a paused or deleted site is not there.
CREATE FUNCTION sites.collector_keys()
    RETURNS TABLE (key text, site_id uuid, organization_id uuid, host text, settings jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT s.key, s.id, s.organization_id, s.host, s.settings FROM sites.site s WHERE s.status = 'ACTIVE' ORDER BY s.key
$$;

-- The same for one key: a new one works at once.
CREATE FUNCTION sites.collector_key(wanted text)
    RETURNS TABLE (key text, site_id uuid, organization_id uuid, host text, settings jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT s.key, s.id, s.organization_id, s.host, s.settings FROM sites.site s
    WHERE s.key = wanted AND s.status = 'ACTIVE'
$$;

REVOKE ALL ON FUNCTION sites.collector_keys(), sites.collector_key(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sites.collector_keys(), sites.collector_key(text) TO kabinet_serving;
