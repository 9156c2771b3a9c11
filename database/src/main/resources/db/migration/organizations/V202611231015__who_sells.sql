-- Used by reviewed functions of other modules: does the organization of this transaction head the network?
CREATE FUNCTION organizations.is_head_office() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT FROM organizations.organization o
                   WHERE o.id = tenancy.current_organization() AND o.kind = 'HEAD_OFFICE');
