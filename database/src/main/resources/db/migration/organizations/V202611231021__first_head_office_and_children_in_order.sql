-- The list of children is read by name, page by page.
CREATE INDEX children_by_name ON organizations.organization (parent_id, lower(name), id);

-- Reviewed: nobody stands above a head office, so no policy could let anyone insert one. The unique index keeps it single.
CREATE FUNCTION organizations.open_head_office(new_id uuid, new_name text, new_time_zone text, new_locale text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
    BEGIN ATOMIC
        INSERT INTO organizations.organization (id, kind, name, time_zone, locale)
        VALUES (new_id, 'HEAD_OFFICE', new_name, new_time_zone, new_locale);
    END;
REVOKE ALL ON FUNCTION organizations.open_head_office FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations.open_head_office TO kabinet_serving;

-- Reviewed: tells only whether the installation has been set up.
CREATE FUNCTION organizations.has_head_office() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    RETURN EXISTS (SELECT FROM organizations.organization WHERE kind = 'HEAD_OFFICE');
REVOKE ALL ON FUNCTION organizations.has_head_office FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organizations.has_head_office TO kabinet_serving;
