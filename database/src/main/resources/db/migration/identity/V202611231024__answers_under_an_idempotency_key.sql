-- The answer to a write that carried an Idempotency-Key, stored in the transaction of its effect.
CREATE TABLE identity.kept_answer (
    organization_id uuid NOT NULL,
    membership_id   uuid NOT NULL,
    route           text NOT NULL, -- method and path
    key             text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    body_hash       bytea NOT NULL,
    status          integer NOT NULL,
    body            text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (membership_id, route, key),
    FOREIGN KEY (membership_id, organization_id) REFERENCES identity.membership (id, organization_id)
);
CREATE INDEX kept_answer_created_at ON identity.kept_answer (created_at);
CALL tenancy.declare_own('identity.kept_answer');

-- Reviewed: forgets answers older than the contract promises to keep; the one job that concerns every organization.
CREATE FUNCTION identity.forget_old_answers() RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
    BEGIN ATOMIC
        DELETE FROM identity.kept_answer WHERE created_at < now() - interval '30 days';
    END;
REVOKE ALL ON FUNCTION identity.forget_old_answers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.forget_old_answers TO kabinet_serving;
