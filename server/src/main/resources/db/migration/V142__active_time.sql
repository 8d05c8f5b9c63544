-- Working time by person, task and day in UTC, counted from what an open page says of itself: that it was used.
CREATE TABLE active_time (
    person_id uuid NOT NULL REFERENCES person,
    task_id   uuid NOT NULL REFERENCES task,
    day       date NOT NULL,
    millis    bigint NOT NULL CHECK (millis BETWEEN 0 AND 86400000),
    PRIMARY KEY (person_id, task_id, day)
);
CREATE INDEX active_time_task ON active_time (task_id, person_id);

-- Until when a person's time is counted already, on whatever task: no moment counts twice.
CREATE TABLE active_beat (
    person_id uuid PRIMARY KEY REFERENCES person,
    at        timestamptz NOT NULL
);
REVOKE DELETE, TRUNCATE ON active_time, active_beat FROM marlin_app;
