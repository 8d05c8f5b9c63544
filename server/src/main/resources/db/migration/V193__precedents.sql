-- Decisions that stand as examples of how a clause of a rubric is meant.
CREATE TABLE precedent (
    id            uuid PRIMARY KEY,
    submission_id uuid NOT NULL,
    round         integer NOT NULL,
    rubric        text NOT NULL CHECK (rubric ~ '\S'),
    clause        text NOT NULL CHECK (clause ~ '^(axis|reason):'),
    reason        text NOT NULL CHECK (reason ~ '\S' AND length(reason) <= 2000),
    marked_by     uuid NOT NULL REFERENCES person,
    at            timestamptz NOT NULL,
    FOREIGN KEY (submission_id, round) REFERENCES decision
);
CREATE INDEX precedent_rubric ON precedent (rubric, at);
CREATE INDEX precedent_submission ON precedent (submission_id);
CALL make_insert_only('precedent');

CREATE TABLE precedent_withdrawal (
    precedent_id uuid PRIMARY KEY REFERENCES precedent,
    reason       text NOT NULL CHECK (reason ~ '\S' AND length(reason) <= 2000),
    withdrawn_by uuid NOT NULL REFERENCES person,
    at           timestamptz NOT NULL
);
CALL make_insert_only('precedent_withdrawal');
