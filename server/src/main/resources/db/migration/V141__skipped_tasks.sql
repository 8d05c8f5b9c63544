-- Who left a task to others, and why; taking that back is a further row, and the latest counts.
CREATE TABLE task_skip (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id    uuid NOT NULL REFERENCES task,
    person_id  uuid NOT NULL REFERENCES person,
    reason     text CHECK (reason IN ('NOT_MY_FIELD', 'UNCLEAR', 'BROKEN', 'TOO_LARGE', 'OTHER')),
    at         timestamptz NOT NULL
);
COMMENT ON COLUMN task_skip.reason IS 'absent when the skip was taken back';
CREATE INDEX task_skip_latest ON task_skip (task_id, person_id, id DESC);
CREATE INDEX task_skip_person ON task_skip (person_id, task_id, id DESC);
CALL make_insert_only('task_skip');
