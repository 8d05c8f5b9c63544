-- Tasks whose outcome is known and that more people judge, to learn how well they do. Nothing that those who judge can
-- reach may tell such a task from another one.
CREATE TABLE gold_task (
    id               uuid PRIMARY KEY,
    task_id          uuid NOT NULL UNIQUE REFERENCES task,
    winner_id        uuid NOT NULL REFERENCES agent_version,
    loser_id         uuid NOT NULL REFERENCES agent_version CHECK (loser_id <> winner_id),
    winner_resolved  boolean,
    loser_resolved   boolean,
    extra            integer NOT NULL CHECK (extra BETWEEN 1 AND 500),
    reason           text NOT NULL CHECK (reason ~ '\S'),
    added_by         uuid NOT NULL REFERENCES person,
    added_at         timestamptz NOT NULL
);
CALL make_insert_only('gold_task');

CREATE TABLE gold_retirement (
    gold_id    uuid PRIMARY KEY REFERENCES gold_task,
    retired_by uuid NOT NULL REFERENCES person,
    retired_at timestamptz NOT NULL
);
CALL make_insert_only('gold_retirement');

INSERT INTO sealed_column (table_name, column_name, author_column, place_columns) VALUES
    ('gold_task', 'reason', 'added_by', '{id}');

ALTER TABLE reservation
    DROP CONSTRAINT reservation_place_check,
    ADD CHECK (place BETWEEN 1 AND 509);

-- The one definition of how many places a task has.
CREATE VIEW task_places AS
SELECT t.id AS task_id, c.judgements + coalesce(g.extra, 0) AS places
FROM task t
JOIN campaign c ON c.id = t.campaign_id
LEFT JOIN gold_task g ON g.task_id = t.id AND NOT EXISTS (SELECT FROM gold_retirement r WHERE r.gold_id = g.id);

-- The one definition of what was judged on places beyond those of the campaign: releases, rankings and dashboards leave it
-- out, for it would weigh one task many times.
CREATE VIEW gold_submission AS
SELECT s.id AS submission_id, s.comparison_id, g.id AS gold_id
FROM gold_task g
JOIN task t ON t.id = g.task_id
JOIN campaign c ON c.id = t.campaign_id
JOIN reservation r ON r.task_id = g.task_id AND r.ending = 'COMPLETED' AND r.place > c.judgements
JOIN submission s ON s.task_id = r.task_id AND s.author_id = r.holder_id;
