-- How many people judge each task of a campaign, each alone, and how long a claim lasts.
ALTER TABLE campaign
    ADD judgements    integer NOT NULL DEFAULT 1 CHECK (judgements BETWEEN 1 AND 9),
    ADD lease_minutes integer NOT NULL DEFAULT 180 CHECK (lease_minutes BETWEEN 10 AND 10080),
    ADD grace_minutes integer NOT NULL DEFAULT 30 CHECK (grace_minutes BETWEEN 0 AND 1440),
    ADD pauses        integer NOT NULL DEFAULT 2 CHECK (pauses BETWEEN 0 AND 9),
    ADD pause_minutes integer NOT NULL DEFAULT 30 CHECK (pause_minutes BETWEEN 1 AND 1440);

-- A task has as many places as its campaign wants judgements. A lease keeps the terms it was claimed under.
ALTER TABLE reservation
    ADD place         integer NOT NULL DEFAULT 1 CHECK (place BETWEEN 1 AND 9),
    ADD lease_minutes integer NOT NULL DEFAULT 180,
    ADD grace_minutes integer NOT NULL DEFAULT 30,
    ADD pauses        integer NOT NULL DEFAULT 2,
    ADD pause_minutes integer NOT NULL DEFAULT 30,
    ADD pauses_taken  integer NOT NULL DEFAULT 0,
    ADD paused_until  timestamptz,
    ADD looked_at     timestamptz,
    ADD CHECK (pauses_taken BETWEEN 0 AND pauses),
    ALTER claimed_at DROP DEFAULT;
DROP INDEX reservation_one_holder;
CREATE UNIQUE INDEX reservation_one_holder ON reservation (task_id, place) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX reservation_one_each ON reservation (task_id, holder_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX reservation_judged_once ON reservation (task_id, place) WHERE ending = 'COMPLETED';
CREATE UNIQUE INDEX reservation_judges_once ON reservation (task_id, holder_id) WHERE ending = 'COMPLETED';
CREATE INDEX reservation_latest_work ON reservation (ended_at DESC) WHERE ending = 'COMPLETED';

-- Fences of all tasks come from one sequence: they grow for each task, and tell nobody how many claimed it before.
CREATE SEQUENCE reservation_fences AS bigint;
SELECT setval('reservation_fences', (SELECT coalesce(max(fence), 0) + 1 FROM reservation_fence), false);
