-- A sample of judged work that a change re-opens. The seed and the list are kept, so that anybody can draw it again.
CREATE TABLE rubric_reopening_draw (
    id         uuid PRIMARY KEY,
    version_id uuid NOT NULL REFERENCES rubric_version,
    clauses    text NOT NULL CHECK (clauses ~ '\S'),
    campaign_id uuid,
    population integer NOT NULL CHECK (population >= 1),
    drawn      integer NOT NULL CHECK (drawn BETWEEN 1 AND population),
    seed       text NOT NULL CHECK (seed ~ '^[0-9a-f]{64}$'),
    reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    drawn_by   uuid NOT NULL REFERENCES person,
    drawn_at   timestamptz NOT NULL
);
CREATE INDEX rubric_reopening_draw_version ON rubric_reopening_draw (version_id, drawn_at);
CALL make_insert_only('rubric_reopening_draw');

CREATE TABLE rubric_reopening (
    draw_id       uuid NOT NULL REFERENCES rubric_reopening_draw,
    position      integer NOT NULL CHECK (position >= 1),
    version_id    uuid NOT NULL REFERENCES rubric_version,
    comparison_id uuid NOT NULL,
    reason        text NOT NULL,
    PRIMARY KEY (draw_id, position),
    UNIQUE (version_id, comparison_id)
);
CALL make_insert_only('rubric_reopening');

CREATE INDEX judgement_rubric_version ON judgement (rubric_version_id, id);
CREATE INDEX comparison_rubric_version ON comparison (rubric_version_id, state);
CREATE INDEX decision_reason_code ON decision (reason_code);
