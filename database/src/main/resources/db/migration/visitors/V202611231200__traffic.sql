-- What the projector writes: visitors, their visits and events, consent, totals. Tables that grow with the traffic carry
-- the site in their keys (design, decision 11) and as few indexes as the pages need.
CREATE SCHEMA visitors;
GRANT USAGE ON SCHEMA visitors TO kabinet_serving;

-- One browser on one site; a second person in the same browser is a further row, from the moment `since` on.
CREATE TABLE visitors.visitor (
    id                        uuid PRIMARY KEY,
    organization_id           uuid NOT NULL,
    site_id                   uuid NOT NULL,
    browser_id                uuid NOT NULL,
    person                    integer NOT NULL DEFAULT 1 CHECK (person > 0),
    since                     timestamptz NOT NULL DEFAULT 'epoch',
    first_seen_at             timestamptz NOT NULL,
    last_seen_at              timestamptz NOT NULL,
    visits_count              integer NOT NULL DEFAULT 0 CHECK (visits_count >= 0),
    pages_count               integer NOT NULL DEFAULT 0 CHECK (pages_count >= 0),
    first_source              jsonb NOT NULL DEFAULT '{"kind": "DIRECT"}',
    last_source               jsonb NOT NULL DEFAULT '{"kind": "DIRECT"}',
    last_source_kind          text NOT NULL DEFAULT 'DIRECT',
    last_visit_at             timestamptz NOT NULL,
    device                    text NOT NULL DEFAULT 'UNKNOWN',
    browser                   text NOT NULL DEFAULT '',
    platform                  text NOT NULL DEFAULT '',
    last_page                 text NOT NULL DEFAULT '',
    last_title                text NOT NULL DEFAULT '',
    last_page_at              timestamptz NOT NULL DEFAULT 'epoch',
    identification_consent_id uuid,
    marketing_consent_id      uuid,
    consent_at                timestamptz NOT NULL DEFAULT 'epoch',
    identification_id         uuid,
    identified_by             text CHECK (identified_by IN ('FORM', 'PARTNER', 'COMPANY')),
    identified_at             timestamptz,
    contact_held              boolean NOT NULL DEFAULT false,
    phone                     text,
    email                     text,
    company                   text,
    name                      text,
    status_id                 uuid,
    responsible_id            uuid,
    taken_at                  timestamptz,
    opened_at                 timestamptz,
    change                    xid8 NOT NULL DEFAULT pg_current_xact_id(),
    UNIQUE (site_id, browser_id, person),
    CHECK ((identified_by IS NULL) = (identification_id IS NULL)),
    CHECK ((responsible_id IS NULL) = (taken_at IS NULL))
) WITH (fillfactor = 85);
CREATE INDEX visitor_newest ON visitors.visitor (organization_id, last_seen_at, id);
CREATE INDEX visitor_with_contact ON visitors.visitor (organization_id, last_seen_at, id)
    WHERE identification_id IS NOT NULL;
CREATE INDEX visitor_by_status ON visitors.visitor (organization_id, status_id, last_seen_at, id)
    WHERE identification_id IS NOT NULL;
CREATE INDEX visitor_by_responsible ON visitors.visitor (organization_id, responsible_id, last_seen_at, id)
    WHERE responsible_id IS NOT NULL;
CREATE INDEX visitor_unopened ON visitors.visitor (organization_id)
    WHERE identification_id IS NOT NULL AND opened_at IS NULL;
CREATE INDEX visitor_by_phone ON visitors.visitor (organization_id, phone) WHERE phone IS NOT NULL;
CREATE INDEX visitor_by_identification ON visitors.visitor (identification_id) WHERE identification_id IS NOT NULL;
CALL tenancy.declare_own('visitors.visitor');

-- A run of events with no gap over 30 minutes. Its events are those of the visitor from started_at to ended_at, so that
-- late events may join or merge visits without a rewrite of events.
CREATE TABLE visitors.visit (
    site_id         uuid NOT NULL,
    visitor_id      uuid NOT NULL,
    started_at      timestamptz NOT NULL,
    ended_at        timestamptz NOT NULL,
    organization_id uuid NOT NULL,
    pages           integer NOT NULL CHECK (pages >= 0),
    seconds_visible integer NOT NULL CHECK (seconds_visible >= 0),
    source          jsonb NOT NULL,
    sourced_at      timestamptz,
    PRIMARY KEY (site_id, visitor_id, started_at),
    CHECK (started_at <= ended_at)
) WITH (fillfactor = 90);
CALL tenancy.declare_own('visitors.visit');

CREATE TABLE visitors.event (
    site_id         uuid NOT NULL,
    id              uuid NOT NULL,
    organization_id uuid NOT NULL,
    visitor_id      uuid,
    at              timestamptz NOT NULL,
    type            text NOT NULL CHECK (type IN ('page_view', 'engagement', 'contact_click', 'form', 'consent')),
    page            text NOT NULL,
    title           text,
    detail          text,
    amount          integer,
    PRIMARY KEY (site_id, id)
);
COMMENT ON COLUMN visitors.event.visitor_id IS 'NULL for a consent event of somebody who did not agree to analytics';
COMMENT ON COLUMN visitors.event.detail IS 'name of the form, kind of the click';
COMMENT ON COLUMN visitors.event.amount IS 'visible seconds of an engagement';
CREATE INDEX event_of_visitor ON visitors.event (site_id, visitor_id, at);
CALL tenancy.declare_own('visitors.event');

-- Grants and withdrawals, append-only.
CREATE TABLE visitors.consent (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    site_id         uuid NOT NULL,
    browser_id      uuid NOT NULL,
    purpose         text NOT NULL CHECK (purpose IN ('ANALYTICS', 'IDENTIFICATION', 'MARKETING')),
    granted         boolean NOT NULL,
    text_version    text NOT NULL,
    at              timestamptz NOT NULL,
    page            text NOT NULL,
    network         inet NOT NULL
);
COMMENT ON COLUMN visitors.consent.network IS 'the address without its last 8 bits (IPv4) or 80 bits (IPv6)';
CREATE INDEX consent_of_browser ON visitors.consent (site_id, browser_id, at);
CALL tenancy.declare_own('visitors.consent');
REVOKE UPDATE ON visitors.consent FROM kabinet_serving;

-- Unique visitors cannot be added up from hours (design, decision 12): a row for each day on which a visitor came, days
-- in the organization's time zone.
CREATE TABLE visitors.visitor_day (
    organization_id uuid NOT NULL,
    day             date NOT NULL,
    site_id         uuid NOT NULL,
    visitor_id      uuid NOT NULL,
    PRIMARY KEY (site_id, visitor_id, day)
);
CALL tenancy.declare_own('visitors.visitor_day');

-- How many visitors came on a day whose day before was previous_day (0001-01-01: none). Unique visitors of a period are
-- the sum over its days of those whose previous day lies before the period: exact, without counting visitors.
CREATE TABLE visitors.return_total (
    organization_id uuid NOT NULL,
    day             date NOT NULL,
    previous_day    date NOT NULL,
    site_id         uuid NOT NULL,
    visitors        bigint NOT NULL,
    PRIMARY KEY (organization_id, day, previous_day, site_id)
);
CALL tenancy.declare_own('visitors.return_total');

-- A row for each figure: the projector and identifications never wait for each other.
CREATE TABLE visitors.hour_total (
    organization_id uuid NOT NULL,
    hour            timestamptz NOT NULL,
    site_id         uuid NOT NULL,
    figure          text NOT NULL,
    amount          bigint NOT NULL,
    PRIMARY KEY (organization_id, hour, site_id, figure),
    CHECK (figure IN ('VISITS', 'PAGE_VIEWS', 'NUMBERS', 'FORM_NUMBERS', 'COMPANIES'))
);
CALL tenancy.declare_own('visitors.hour_total');

CREATE TABLE visitors.day_total (
    organization_id uuid NOT NULL,
    day             date NOT NULL,
    site_id         uuid NOT NULL,
    figure          text NOT NULL,
    amount          bigint NOT NULL,
    PRIMARY KEY (organization_id, day, site_id, figure),
    CHECK (figure IN ('VISITS', 'PAGE_VIEWS', 'VISITORS', 'NUMBERS', 'FORM_NUMBERS', 'COMPANIES'))
);
CALL tenancy.declare_own_or_parent('visitors.day_total');

-- Events that were accepted and not counted, by reason.
CREATE TABLE visitors.dropped_total (
    organization_id uuid NOT NULL,
    day             date NOT NULL,
    site_id         uuid NOT NULL,
    reason          text NOT NULL,
    events          bigint NOT NULL,
    PRIMARY KEY (organization_id, day, site_id, reason)
);
CALL tenancy.declare_own('visitors.dropped_total');

-- How far each collector's log is projected. The position is advanced on the condition that it is where the batch began,
-- together with the batch's effects: a zombie cannot project twice.
CREATE TABLE visitors.projection (
    collector_id uuid PRIMARY KEY,
    position     bigint NOT NULL CHECK (position >= 0),
    holder       uuid NOT NULL,
    leased_until timestamptz NOT NULL
);
CALL tenancy.declare_global('visitors.projection', 'a collector serves every organization');

CREATE TABLE visitors.quarantine (
    id              uuid PRIMARY KEY,
    collector_id    uuid NOT NULL,
    position        bigint NOT NULL,
    reason          text NOT NULL,
    organization_id uuid,
    site_id         uuid,
    events          uuid[] NOT NULL,
    bytes           bytea,
    at              timestamptz NOT NULL DEFAULT now(),
    UNIQUE (collector_id, position)
);
CALL tenancy.declare_global('visitors.quarantine', 'what cannot be read may belong to nobody; only doctor looks at it');

-- What became of an imported log (./kabinet replay).
CREATE TABLE visitors.import_run (
    id       uuid PRIMARY KEY,
    accepted bigint NOT NULL,
    repeated bigint NOT NULL,
    at       timestamptz NOT NULL DEFAULT now()
);
CALL tenancy.declare_global('visitors.import_run', 'asked by the local import, which knows no organization; holds counts only');

CREATE TABLE visitors.import_drop (
    import_id uuid NOT NULL REFERENCES visitors.import_run ON DELETE CASCADE,
    reason    text NOT NULL,
    events    bigint NOT NULL,
    PRIMARY KEY (import_id, reason)
);
CALL tenancy.declare_global('visitors.import_drop', 'asked by the local import, which knows no organization; holds counts only');

CREATE TABLE visitors.import_moment (
    import_id       uuid NOT NULL,
    organization_id uuid NOT NULL,
    site_id         uuid NOT NULL,
    visitor_id      uuid NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (import_id, site_id, visitor_id, at)
);
CALL tenancy.declare_own('visitors.import_moment');

-- Distinct visits and visitors that hold an event of this import, known before or not. The local import asks for no
-- organization; it learns two counts.
CREATE FUNCTION visitors.import_reach(import uuid) RETURNS TABLE (visits bigint, visitors bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
AS $$
    SELECT count(DISTINCT (v.site_id, v.visitor_id, v.started_at)), count(DISTINCT (m.site_id, m.visitor_id))
    FROM visitors.import_moment m
    LEFT JOIN visitors.visit v ON v.site_id = m.site_id AND v.visitor_id = m.visitor_id
        AND m.at BETWEEN v.started_at AND v.ended_at
    WHERE m.import_id = import
$$;
REVOKE EXECUTE ON FUNCTION visitors.import_reach FROM PUBLIC;
GRANT EXECUTE ON FUNCTION visitors.import_reach TO kabinet_serving;

-- For analytics. The views see with the rights of who asks.
CREATE VIEW visitors.hourly_totals WITH (security_invoker = true) AS
SELECT organization_id, site_id, hour,
       coalesce(sum(amount) FILTER (WHERE figure = 'VISITS'), 0)::bigint       AS visits,
       coalesce(sum(amount) FILTER (WHERE figure = 'PAGE_VIEWS'), 0)::bigint   AS page_views,
       coalesce(sum(amount) FILTER (WHERE figure = 'NUMBERS'), 0)::bigint      AS numbers,
       coalesce(sum(amount) FILTER (WHERE figure = 'FORM_NUMBERS'), 0)::bigint AS form_numbers,
       coalesce(sum(amount) FILTER (WHERE figure = 'COMPANIES'), 0)::bigint    AS companies
FROM visitors.hour_total GROUP BY organization_id, site_id, hour;

CREATE VIEW visitors.daily_totals WITH (security_invoker = true) AS
SELECT organization_id, site_id, day,
       coalesce(sum(amount) FILTER (WHERE figure = 'VISITS'), 0)::bigint       AS visits,
       coalesce(sum(amount) FILTER (WHERE figure = 'PAGE_VIEWS'), 0)::bigint   AS page_views,
       coalesce(sum(amount) FILTER (WHERE figure = 'VISITORS'), 0)::bigint     AS visitors,
       coalesce(sum(amount) FILTER (WHERE figure = 'NUMBERS'), 0)::bigint      AS numbers,
       coalesce(sum(amount) FILTER (WHERE figure = 'FORM_NUMBERS'), 0)::bigint AS form_numbers,
       coalesce(sum(amount) FILTER (WHERE figure = 'COMPANIES'), 0)::bigint    AS companies
FROM visitors.day_total GROUP BY organization_id, site_id, day;

CREATE VIEW visitors.returning_visitors WITH (security_invoker = true) AS
SELECT organization_id, site_id, day, previous_day, visitors FROM visitors.return_total;

GRANT SELECT ON visitors.hourly_totals, visitors.daily_totals, visitors.returning_visitors TO kabinet_serving;
