CREATE TABLE dry_run (
    id             uuid PRIMARY KEY,
    task_id        uuid NOT NULL REFERENCES task,
    content_digest text NOT NULL CHECK (content_digest ~ '^[0-9a-f]{64}$'),
    state          text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    results        jsonb,
    failure        text,
    requested_by   uuid NOT NULL REFERENCES person,
    requested_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    lease_until    timestamptz,
    finished_at    timestamptz,
    CHECK ((state = 'DONE') = (results IS NOT NULL)),
    CHECK ((state = 'FAILED') = (failure IS NOT NULL)),
    CHECK ((state = 'RUNNING') = (lease_until IS NOT NULL))
);
CREATE UNIQUE INDEX dry_run_one_at_a_time ON dry_run (task_id) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX dry_run_task ON dry_run (task_id, requested_at DESC);
CREATE INDEX dry_run_queue ON dry_run (requested_at) WHERE state IN ('QUEUED', 'RUNNING');

CREATE TABLE dry_run_line (
    dry_run_id uuid NOT NULL REFERENCES dry_run,
    number     integer NOT NULL CHECK (number >= 1),
    line       text NOT NULL,
    PRIMARY KEY (dry_run_id, number)
);
CALL make_insert_only('dry_run_line');
