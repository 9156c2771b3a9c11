-- What happened to a card (a visitor or a deal), newest first, and what is to be done about it.
CREATE SCHEMA timeline;
GRANT USAGE ON SCHEMA timeline TO kabinet_serving;

CREATE TABLE timeline.entry (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    card_kind       text NOT NULL CHECK (card_kind IN ('VISITOR', 'DEAL')),
    card_id         uuid NOT NULL,
    at              timestamptz NOT NULL,
    kind            text NOT NULL,
    actor_id        uuid, -- a membership; NULL: the system
    payload         jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX entry_of_card ON timeline.entry (organization_id, card_kind, card_id, at DESC, id DESC);
CALL tenancy.declare_own('timeline.entry');

CREATE TABLE timeline.reminder (
    id              uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    card_kind       text NOT NULL CHECK (card_kind IN ('VISITOR', 'DEAL')),
    card_id         uuid NOT NULL,
    owner_id        uuid NOT NULL, -- a membership
    due_at          timestamptz NOT NULL,
    text            text NOT NULL CHECK (length(text) <= 500),
    created_at      timestamptz NOT NULL DEFAULT now(),
    announced_at    timestamptz, -- when the interface was told that it fell due
    done_at         timestamptz,
    deleted_at      timestamptz
);
CREATE INDEX open_of_owner ON timeline.reminder (organization_id, owner_id, due_at, id)
    WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX open_of_card ON timeline.reminder (organization_id, card_kind, card_id, due_at, id)
    WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX reminder_of_owner ON timeline.reminder (organization_id, owner_id, due_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CREATE INDEX reminder_of_card ON timeline.reminder (organization_id, card_kind, card_id, due_at DESC, id DESC)
    WHERE deleted_at IS NULL;
CALL tenancy.declare_own('timeline.reminder');
