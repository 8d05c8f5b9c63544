ALTER TABLE submission
    DROP CONSTRAINT submission_state_check,
    ADD CONSTRAINT submission_state_check CHECK (state IN (
        'submitted', 'in_review', 'returned', 'in_adjudication', 'in_appeal', 'accepted', 'rejected', 'withdrawn'));

-- A re-opened round begins with what counted so far, so the same judgement may stand for two rounds.
ALTER TABLE submission_round DROP CONSTRAINT submission_round_judgement_id_key;

CREATE TABLE submission_reopening (
    submission_id     uuid NOT NULL,
    round             integer NOT NULL,
    draw_id           uuid NOT NULL REFERENCES rubric_reopening_draw,
    rubric_version_id uuid NOT NULL REFERENCES rubric_version,
    at                timestamptz NOT NULL,
    PRIMARY KEY (submission_id, round),
    FOREIGN KEY (submission_id, round) REFERENCES submission_round
);
CALL make_insert_only('submission_reopening');

-- The latest acceptance of a submission counts, unless it was ended; earlier ones stay on record.
ALTER TABLE acceptance
    DROP CONSTRAINT acceptance_pkey,
    DROP CONSTRAINT acceptance_judgement_id_key,
    ADD PRIMARY KEY (sequence);
CREATE INDEX acceptance_submission ON acceptance (submission_id, sequence);

CREATE TABLE acceptance_end (
    sequence bigint PRIMARY KEY REFERENCES acceptance (sequence),
    at       timestamptz NOT NULL
);
CALL make_insert_only('acceptance_end');

-- One appeal of each rejection, by its author.
CREATE TABLE review_appeal (
    submission_id uuid NOT NULL,
    round         integer NOT NULL,
    body          text NOT NULL CHECK (body ~ '\S' AND length(body) <= 20000),
    at            timestamptz NOT NULL,
    PRIMARY KEY (submission_id, round),
    FOREIGN KEY (submission_id, round) REFERENCES decision
);
CALL make_insert_only('review_appeal');

CREATE TABLE review_appeal_decision (
    submission_id uuid NOT NULL,
    round         integer NOT NULL,
    decided_by    uuid NOT NULL REFERENCES person,
    outcome       text NOT NULL CHECK (outcome IN ('upheld', 'overturned')),
    body          text NOT NULL CHECK (body ~ '\S' AND length(body) <= 20000),
    at            timestamptz NOT NULL,
    PRIMARY KEY (submission_id, round),
    FOREIGN KEY (submission_id, round) REFERENCES review_appeal
);
CALL make_insert_only('review_appeal_decision');
