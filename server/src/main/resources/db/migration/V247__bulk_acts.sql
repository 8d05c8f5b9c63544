-- One step for many tasks. Which tasks, is fixed when it is prepared; what came of each, when its turn was.
CREATE TABLE bulk_act (
    id         uuid PRIMARY KEY,
    action     text NOT NULL CHECK (action IN ('WITHDRAW')),
    state      text NOT NULL CHECK (state IN ('PREPARED', 'RUNNING', 'DONE', 'STOPPED')),
    by_person  uuid NOT NULL REFERENCES person,
    reason     text,
    tasks      integer NOT NULL CHECK (tasks BETWEEN 1 AND 100000),
    created_at timestamptz NOT NULL,
    started_at timestamptz,
    ended_at   timestamptz,
    CHECK ((reason IS NULL) = (started_at IS NULL)),
    CHECK (state NOT IN ('RUNNING', 'DONE') OR started_at IS NOT NULL),
    CHECK ((state IN ('DONE', 'STOPPED')) = (ended_at IS NOT NULL))
);
CREATE INDEX bulk_act_latest ON bulk_act (created_at DESC, id);
REVOKE DELETE, TRUNCATE ON bulk_act FROM marlin_app;
INSERT INTO sealed_column (table_name, column_name, author_column, place_columns) VALUES
    ('bulk_act', 'reason', 'by_person', '{id}');

CREATE TABLE bulk_act_task (
    act_id  uuid NOT NULL REFERENCES bulk_act,
    place   integer NOT NULL CHECK (place >= 1),
    task_id uuid NOT NULL REFERENCES task,
    outcome text CHECK (outcome IN ('DONE', 'REFUSED')),
    refusal text,
    at      timestamptz,
    PRIMARY KEY (act_id, place),
    UNIQUE (act_id, task_id),
    CHECK ((outcome IS NULL) = (at IS NULL)),
    CHECK ((outcome IS NOT DISTINCT FROM 'REFUSED') = (refusal IS NOT NULL))
);
CREATE INDEX bulk_act_left ON bulk_act_task (act_id, place) WHERE outcome IS NULL;
CREATE INDEX bulk_act_refused ON bulk_act_task (act_id, place) WHERE outcome = 'REFUSED';
REVOKE DELETE, TRUNCATE ON bulk_act_task FROM marlin_app;
