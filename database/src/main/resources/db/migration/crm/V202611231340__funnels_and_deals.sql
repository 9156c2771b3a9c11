-- Deals and the funnels that they move through.
CREATE SCHEMA crm;
GRANT USAGE ON SCHEMA crm TO kabinet_serving;

CREATE TABLE crm.funnel (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    position        integer NOT NULL CHECK (position >= 0),
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (organization_id, position) -- two first users make one default funnel
);
CALL tenancy.declare_own('crm.funnel');

CREATE TABLE crm.stage (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    funnel_id       uuid NOT NULL REFERENCES crm.funnel,
    name            text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    kind            text NOT NULL CHECK (kind IN ('OPEN', 'WON', 'LOST')),
    color           text NOT NULL
                    CHECK (color IN ('BLUE', 'AMBER', 'VIOLET', 'PINK', 'CYAN', 'GREEN', 'RED', 'GREY')),
    position        integer NOT NULL CHECK (position >= 0),
    required_fields text[] NOT NULL DEFAULT '{}',
    UNIQUE (funnel_id, position)
);
CREATE INDEX stage_of_organization ON crm.stage (organization_id, funnel_id, position);
CALL tenancy.declare_own('crm.stage');

-- The last number given to a deal of an organization («№ 1 482»).
CREATE TABLE crm.deal_number (
    organization_id uuid PRIMARY KEY,
    last            bigint NOT NULL CHECK (last > 0)
);
CALL tenancy.declare_own('crm.deal_number');

CREATE TABLE crm.deal (
    id               uuid PRIMARY KEY,
    organization_id  uuid NOT NULL,
    number           bigint NOT NULL CHECK (number > 0),
    title            text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    contact_name     text CHECK (length(contact_name) BETWEEN 1 AND 200),
    phone            text CHECK (phone ~ '^\+[1-9][0-9]{7,14}$'),
    email            text CHECK (length(email) BETWEEN 3 AND 254),
    company          text CHECK (length(company) BETWEEN 1 AND 200),
    amount_minor     bigint CHECK (amount_minor BETWEEN 0 AND 100000000000000),
    funnel_id        uuid NOT NULL REFERENCES crm.funnel,
    stage_id         uuid NOT NULL REFERENCES crm.stage,
    responsible_id   uuid NOT NULL, -- a membership
    visitor_id       uuid,
    version          integer NOT NULL DEFAULT 1,
    created_at       timestamptz NOT NULL,
    stage_changed_at timestamptz NOT NULL,
    closed_at        timestamptz, -- won or lost
    lost_reason      text CHECK (length(lost_reason) BETWEEN 1 AND 500),
    next_reminder_at timestamptz, -- the earliest open reminder of the card; kept by the reminders' own transactions
    deleted_at       timestamptz  -- in the bin
);
CREATE UNIQUE INDEX deal_number_once ON crm.deal (organization_id, number);
-- A column of the board, in its order.
CREATE INDEX deal_in_stage ON crm.deal (organization_id, stage_id, stage_changed_at DESC, id DESC)
    WHERE deleted_at IS NULL;
-- The same for one manager, who sees no others.
CREATE INDEX deal_of_responsible ON crm.deal (organization_id, responsible_id, stage_id, stage_changed_at DESC, id DESC)
    WHERE deleted_at IS NULL;
-- Count and sum of the columns, without touching the rows; open deals and those closed in a period.
CREATE INDEX deal_sums ON crm.deal (organization_id, funnel_id, closed_at, stage_id, responsible_id)
    INCLUDE (amount_minor) WHERE deleted_at IS NULL;
CREATE INDEX deal_by_creation ON crm.deal (organization_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX deal_of_visitor ON crm.deal (organization_id, visitor_id) WHERE visitor_id IS NOT NULL;
CALL tenancy.declare_own('crm.deal');
