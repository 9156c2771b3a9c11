-- When the code of a site was last heard, so that "code not seen yet" turns into "last event 3 seconds ago" without a look
-- at events.
CREATE TABLE visitors.site_activity (
    site_id         uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    last_event_at   timestamptz NOT NULL,
    last_page       text NOT NULL,
    minute          timestamptz NOT NULL,
    minute_events   bigint NOT NULL
);
COMMENT ON COLUMN visitors.site_activity.minute_events IS 'events since the beginning of that minute';
CALL tenancy.declare_own_or_parent('visitors.site_activity');
