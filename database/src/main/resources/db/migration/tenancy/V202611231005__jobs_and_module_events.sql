-- Work that must happen later: persisted module events (Spring Modulith, structure 2) and jobs (db-scheduler 16).
CREATE TABLE tenancy.event_publication (
    id                     uuid PRIMARY KEY,
    listener_id            text NOT NULL,
    event_type             text NOT NULL,
    serialized_event       text NOT NULL,
    publication_date       timestamptz NOT NULL,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    integer,
    last_resubmission_date timestamptz
);
CREATE INDEX event_publication_serialized_event ON tenancy.event_publication USING hash (serialized_event);
CREATE INDEX event_publication_completion_date ON tenancy.event_publication (completion_date);
CALL tenancy.declare_global('tenancy.event_publication', 'module events; each carries its organization');

CREATE TABLE tenancy.scheduled_tasks (
    task_name            text NOT NULL,
    task_instance        text NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON tenancy.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON tenancy.scheduled_tasks (last_heartbeat);
CALL tenancy.declare_global('tenancy.scheduled_tasks', 'jobs; each carries its organization');
