-- Contacts of visitors: where they come from, on which basis, and what waits for the balance.
CREATE TABLE visitors.connector (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    site_id         uuid NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('FORM', 'PARTNER_WEBHOOK', 'PARTNER_LOOKUP', 'COMPANY_NETWORK')),
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    key             text UNIQUE,
    price_units     integer NOT NULL CHECK (price_units BETWEEN 0 AND 1000),
    status          text NOT NULL DEFAULT 'ACTIVE' CHECK (status IN ('ACTIVE', 'PAUSED')),
    version         integer NOT NULL DEFAULT 1,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CHECK ((kind = 'PARTNER_WEBHOOK') = (key IS NOT NULL))
);
CREATE UNIQUE INDEX one_form_connector ON visitors.connector (site_id) WHERE kind = 'FORM';
CREATE INDEX connector_of_organization ON visitors.connector (organization_id, id);
CALL tenancy.declare_own('visitors.connector');

-- A partner's notice comes with the key alone; whose connector it is comes out of here.
CREATE FUNCTION visitors.connector_by_key(wanted text)
    RETURNS TABLE (connector_id uuid, organization_id uuid, site_id uuid, price_units integer)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT id, organization_id, site_id, price_units FROM visitors.connector
    WHERE key = wanted AND kind = 'PARTNER_WEBHOOK' AND status = 'ACTIVE'
$$;
REVOKE EXECUTE ON FUNCTION visitors.connector_by_key FROM PUBLIC;
GRANT EXECUTE ON FUNCTION visitors.connector_by_key TO kabinet_serving;

-- One for each contact of an organization; many visitors link to it. window_number counts the repeat windows since
-- created_at: each is charged once.
CREATE TABLE visitors.identification (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    contact         text NOT NULL,
    phone           text,
    email           text,
    company         text,
    name            text,
    connector_id    uuid NOT NULL,
    consent_id      uuid NOT NULL,
    price_units     integer NOT NULL,
    window_number   bigint NOT NULL DEFAULT 0 CHECK (window_number >= 0),
    state           text NOT NULL CHECK (state IN ('FOUND', 'HELD', 'RELEASED')),
    held_for        text CHECK (held_for IN ('BALANCE', 'LIMIT')),
    held_at         timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now(),
    charged_at      timestamptz,
    UNIQUE (organization_id, contact),
    CHECK ((state = 'HELD') = (held_for IS NOT NULL)),
    CHECK ((held_for IS NULL) = (held_at IS NULL))
);
CREATE INDEX identification_held ON visitors.identification (organization_id, held_at, id) WHERE state = 'HELD';
CALL tenancy.declare_own('visitors.identification');

CREATE TABLE visitors.visitor_link (
    visitor_id        uuid NOT NULL,
    identification_id uuid NOT NULL,
    organization_id   uuid NOT NULL,
    connector_id      uuid NOT NULL,
    consent_id        uuid NOT NULL,
    form              text,
    linked_at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (visitor_id, identification_id)
);
CREATE INDEX visitor_link_identification ON visitors.visitor_link (identification_id);
CALL tenancy.declare_own('visitors.visitor_link');

-- What was asked or reported, once for ever: a partner's notice by its visit_id, a form by the id of its event.
CREATE TABLE visitors.identification_request (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    site_id         uuid NOT NULL,
    connector_id    uuid NOT NULL,
    request_key     text NOT NULL,
    visitor_id      uuid NOT NULL,
    at              timestamptz NOT NULL,
    form            text,
    phone           text,
    email           text,
    company         text,
    name            text,
    result          text NOT NULL DEFAULT 'PENDING'
        CHECK (result IN ('PENDING', 'ACCEPTED', 'DUPLICATE', 'HELD', 'NO_CONSENT', 'INVALID')),
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (connector_id, request_key)
);
CREATE INDEX identification_request_pending ON visitors.identification_request (organization_id, id)
    WHERE result = 'PENDING';
CALL tenancy.declare_own('visitors.identification_request');

-- For the identifier, which works organization by organization: whose requests or held identifications wait.
CREATE FUNCTION visitors.organizations_with_pending_requests() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT DISTINCT organization_id FROM visitors.identification_request WHERE result = 'PENDING'
$$;
REVOKE EXECUTE ON FUNCTION visitors.organizations_with_pending_requests FROM PUBLIC;
GRANT EXECUTE ON FUNCTION visitors.organizations_with_pending_requests TO kabinet_serving;

CREATE FUNCTION visitors.organizations_with_held() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT DISTINCT organization_id FROM visitors.identification WHERE state = 'HELD'
$$;
REVOKE EXECUTE ON FUNCTION visitors.organizations_with_held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION visitors.organizations_with_held TO kabinet_serving;

-- An organization's own rules; without a row the defaults hold.
CREATE TABLE visitors.identification_rules (
    organization_id     uuid PRIMARY KEY,
    repeat_window_days  integer NOT NULL DEFAULT 30 CHECK (repeat_window_days BETWEEN 1 AND 365),
    daily_limit         integer CHECK (daily_limit >= 0)
);
CALL tenancy.declare_own('visitors.identification_rules');

-- Statuses that managers apply on the card. A kind is what the system itself applies (taking, call results).
CREATE TABLE visitors.visitor_status (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    kind            text CHECK (kind IN ('NEW', 'IN_WORK', 'CALL_BACK', 'NO_ANSWER', 'REFUSED', 'DEAL', 'CLIENT')),
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    hue             text NOT NULL
        CHECK (hue IN ('blue', 'cyan', 'green', 'amber', 'pink', 'red', 'violet', 'grey')),
    position        integer NOT NULL,
    UNIQUE (organization_id, kind),
    UNIQUE (organization_id, name)
);
CALL tenancy.declare_own('visitors.visitor_status');
