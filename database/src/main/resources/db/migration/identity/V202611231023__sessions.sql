-- Sessions of the pages (Spring Session 4). They hold the ids of the account and of the current membership, nothing else.
CREATE TABLE identity.session (
    primary_id            char(36) PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint NOT NULL,
    last_access_time      bigint NOT NULL,
    max_inactive_interval integer NOT NULL,
    expiry_time           bigint NOT NULL,
    principal_name        varchar(100)
);
CREATE INDEX session_expiry_time ON identity.session (expiry_time);
CREATE INDEX session_principal_name ON identity.session (principal_name);
CALL tenancy.declare_global('identity.session', 'read before the organization of a request is known');

CREATE TABLE identity.session_attributes (
    session_primary_id char(36) NOT NULL REFERENCES identity.session (primary_id) ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
CALL tenancy.declare_global('identity.session_attributes', 'part of a session');
