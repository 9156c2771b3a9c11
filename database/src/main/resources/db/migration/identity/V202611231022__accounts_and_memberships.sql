-- An account is a person's sign-in and belongs to no organization. A membership is that person's place in one
-- organization: what the organization calls them, what they are there, and what they may do.
CREATE SCHEMA identity;
GRANT USAGE ON SCHEMA identity TO kabinet_serving;

CREATE TABLE identity.account (
    id                   uuid PRIMARY KEY,
    email                text NOT NULL UNIQUE CHECK (length(email) BETWEEN 3 AND 254),
    password_hash        text NOT NULL,
    must_change_password boolean NOT NULL DEFAULT false,
    time_zone            text NOT NULL DEFAULT 'Europe/Moscow',
    locale               text CHECK (locale IN ('ru', 'en')), -- none: the browser's, until the first sign-in
    theme                text NOT NULL DEFAULT 'SYSTEM' CHECK (theme IN ('SYSTEM', 'LIGHT', 'DARK')),
    density              text NOT NULL DEFAULT 'NORMAL' CHECK (density IN ('COMPACT', 'NORMAL', 'ROOMY')),
    created_at           timestamptz NOT NULL DEFAULT now()
);
CALL tenancy.declare_global('identity.account', 'a person, known before an organization is, and in several of them');

CREATE TABLE identity.membership (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL REFERENCES organizations.organization,
    account_id      uuid NOT NULL REFERENCES identity.account,
    first_name      text NOT NULL CHECK (length(first_name) BETWEEN 1 AND 100),
    last_name       text NOT NULL CHECK (length(last_name) <= 100),
    phone           text CHECK (phone ~ '^\+[1-9][0-9]{7,14}$'),
    role            text NOT NULL CHECK (role IN ('HEAD', 'CHIEF_MANAGER', 'MANAGER')),
    state           text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'BLOCKED', 'REMOVED')),
    version         integer NOT NULL DEFAULT 1,
    last_sign_in_at timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now(),
    removed_at      timestamptz,
    UNIQUE (organization_id, account_id),
    UNIQUE (id, organization_id),
    CHECK ((state = 'REMOVED') = (removed_at IS NOT NULL))
);
CREATE INDEX membership_account ON identity.membership (account_id);
CALL tenancy.declare_own('identity.membership');

-- The eye and the pencil of a manager. No row: neither.
CREATE TABLE identity.section_grant (
    membership_id   uuid NOT NULL,
    organization_id uuid NOT NULL,
    section         text NOT NULL
        CHECK (section IN ('VISITORS', 'CRM', 'ANALYTICS', 'BALANCE', 'SETTINGS', 'DOMAINS', 'TARIFFS')),
    access          text NOT NULL CHECK (access IN ('VIEW', 'EDIT')),
    PRIMARY KEY (membership_id, section),
    FOREIGN KEY (membership_id, organization_id) REFERENCES identity.membership (id, organization_id)
);
CALL tenancy.declare_own('identity.section_grant');

CREATE TABLE identity.api_token (
    id              uuid PRIMARY KEY,
    membership_id   uuid NOT NULL,
    organization_id uuid NOT NULL,
    token_hash      bytea NOT NULL UNIQUE,
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    created_at      timestamptz NOT NULL DEFAULT now(),
    last_used_at    timestamptz,
    expires_at      timestamptz,
    revoked_at      timestamptz,
    FOREIGN KEY (membership_id, organization_id) REFERENCES identity.membership (id, organization_id)
);
CREATE INDEX api_token_membership ON identity.api_token (membership_id);
CALL tenancy.declare_own('identity.api_token');

-- A link that does one thing once. The token itself is never stored.
CREATE TABLE identity.one_time_link (
    id         uuid PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE,
    purpose    text NOT NULL CHECK (purpose IN ('FIRST_START')),
    account_id uuid REFERENCES identity.account,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz, -- none: lives until it is used or replaced
    used_at    timestamptz
);
CALL tenancy.declare_global('identity.one_time_link', 'who follows a link is not signed in yet');

-- How many sign-ins were tried in vain, for one e-mail or from one address; the key is a hash of either.
CREATE TABLE identity.sign_in_throttle (
    key           bytea PRIMARY KEY,
    failures      integer NOT NULL,
    last_at       timestamptz NOT NULL,
    blocked_until timestamptz NOT NULL
);
CREATE INDEX sign_in_throttle_last_at ON identity.sign_in_throttle (last_at);
CALL tenancy.declare_global('identity.sign_in_throttle', 'who tries to sign in is not known yet');

-- Every membership that works, with what a request needs to know about it. Not granted to the serving role: it reads
-- the view through the functions below, one account or one token at a time.
CREATE VIEW identity.live_membership AS
SELECT m.id, m.account_id, m.first_name, m.last_name, m.phone, m.role, m.last_sign_in_at,
       ARRAY(SELECT g.section || ':' || g.access FROM identity.section_grant g WHERE g.membership_id = m.id) AS grants,
       o.id AS organization_id, o.name AS organization_name, o.kind AS organization_kind,
       o.locale AS organization_locale,
       a.email, a.must_change_password, a.time_zone, a.locale, a.theme, a.density
FROM identity.membership m
JOIN identity.account a ON a.id = m.account_id
JOIN organizations.organization o ON o.id = m.organization_id
WHERE m.state = 'ACTIVE' AND o.state = 'ACTIVE';

-- Reviewed: the memberships of one account, for sign-in, for each request of a session and for the switcher.
CREATE FUNCTION identity.memberships_of(account uuid) RETURNS SETOF identity.live_membership
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    BEGIN ATOMIC
        SELECT * FROM identity.live_membership l WHERE l.account_id = account
        ORDER BY lower(l.organization_name), l.organization_id;
    END;

-- Reviewed: the membership behind a token that is neither revoked nor expired.
CREATE FUNCTION identity.bearer_of(hash bytea) RETURNS SETOF identity.live_membership
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    BEGIN ATOMIC
        SELECT l.* FROM identity.live_membership l JOIN identity.api_token t ON t.membership_id = l.id
        WHERE t.token_hash = hash AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now());
    END;

-- Reviewed: who heads the organizations directly below the one that asks; nothing else of their staff.
CREATE FUNCTION identity.heads_of(children uuid[])
    RETURNS TABLE (organization_id uuid, membership_id uuid, first_name text, last_name text, email text, phone text,
                   last_sign_in_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    BEGIN ATOMIC
        SELECT DISTINCT ON (m.organization_id) m.organization_id, m.id, m.first_name, m.last_name, a.email, m.phone,
               m.last_sign_in_at
        FROM identity.membership m
        JOIN identity.account a ON a.id = m.account_id
        JOIN organizations.organization o ON o.id = m.organization_id
        WHERE m.organization_id = ANY (children) AND o.parent_id = tenancy.current_organization()
          AND m.role = 'HEAD' AND m.state <> 'REMOVED'
        ORDER BY m.organization_id, m.id;
    END;

-- Reviewed: the first head of an organization directly below the one that asks, while that has no staff at all.
CREATE FUNCTION identity.appoint_first_head(new_id uuid, child uuid, account uuid, new_first_name text,
                                            new_last_name text, new_phone text) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog
    BEGIN ATOMIC
        INSERT INTO identity.membership (id, organization_id, account_id, first_name, last_name, phone, role)
        SELECT new_id, o.id, account, new_first_name, new_last_name, new_phone, 'HEAD'
        FROM organizations.organization o
        WHERE o.id = child AND o.parent_id = tenancy.current_organization()
          AND NOT EXISTS (SELECT FROM identity.membership m WHERE m.organization_id = child)
        RETURNING true;
    END;

REVOKE ALL ON FUNCTION identity.memberships_of, identity.bearer_of, identity.heads_of, identity.appoint_first_head
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.memberships_of, identity.bearer_of, identity.heads_of, identity.appoint_first_head
    TO kabinet_serving;
