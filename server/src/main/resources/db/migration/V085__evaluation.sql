-- A locked batch: which tasks, and the digest of each as it was locked.
CREATE TABLE batch (
    id         uuid PRIMARY KEY,
    name       text NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 120),
    digest     text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    by_person  uuid NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL
);
CALL make_insert_only('batch');

CREATE TABLE batch_task (
    batch_id    uuid NOT NULL REFERENCES batch,
    position    integer NOT NULL,
    task_id     uuid NOT NULL REFERENCES task,
    task_digest text NOT NULL,
    PRIMARY KEY (batch_id, position),
    UNIQUE (batch_id, task_id)
);
CALL make_insert_only('batch_task');

CREATE TABLE evaluation (
    id               uuid PRIMARY KEY,
    batch_id         uuid NOT NULL REFERENCES batch,
    agent_version_id uuid NOT NULL REFERENCES agent_version,
    by_person        uuid NOT NULL REFERENCES person,
    created_at       timestamptz NOT NULL
);
CALL make_insert_only('evaluation');

CREATE TABLE evaluation_trial (
    evaluation_id uuid NOT NULL REFERENCES evaluation,
    task_id       uuid NOT NULL REFERENCES task,
    run_id        uuid NOT NULL,
    PRIMARY KEY (evaluation_id, task_id)
);
CALL make_insert_only('evaluation_trial');
