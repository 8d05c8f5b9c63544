CREATE TABLE submission (
    id             uuid PRIMARY KEY,
    comparison_id  uuid NOT NULL UNIQUE REFERENCES comparison,
    task_id        uuid NOT NULL REFERENCES task,
    campaign_id    uuid NOT NULL REFERENCES campaign,
    author_id      uuid NOT NULL REFERENCES person,
    state          text NOT NULL CHECK (state IN (
        'submitted', 'in_review', 'returned', 'in_adjudication', 'accepted', 'rejected', 'withdrawn')),
    round          integer NOT NULL CHECK (round >= 1),
    adjudicator_id uuid REFERENCES person CHECK (adjudicator_id <> author_id),
    submitted_at   timestamptz NOT NULL,
    changed_at     timestamptz NOT NULL
);
CREATE INDEX submission_author ON submission (author_id);
CREATE INDEX submission_adjudicator ON submission (adjudicator_id);
CREATE INDEX submission_state ON submission (state, changed_at);

-- What the author said at each round.
CREATE TABLE submission_round (
    submission_id uuid NOT NULL REFERENCES submission,
    round         integer NOT NULL CHECK (round >= 1),
    judgement_id  uuid NOT NULL UNIQUE REFERENCES judgement,
    at            timestamptz NOT NULL,
    PRIMARY KEY (submission_id, round)
);
CALL make_insert_only('submission_round');

-- Drawn once; the same people review every round.
CREATE TABLE submission_reviewer (
    submission_id uuid NOT NULL REFERENCES submission,
    reviewer_id   uuid NOT NULL REFERENCES person,
    number        integer NOT NULL CHECK (number BETWEEN 1 AND 9),
    PRIMARY KEY (submission_id, reviewer_id),
    UNIQUE (submission_id, number)
);
CREATE INDEX submission_reviewer_person ON submission_reviewer (reviewer_id);
CALL make_insert_only('submission_reviewer');

-- What a reviewer thought before seeing what the author thinks.
CREATE TABLE review_judgement (
    submission_id uuid NOT NULL,
    round         integer NOT NULL,
    reviewer_id   uuid NOT NULL,
    judgement_id  uuid NOT NULL UNIQUE REFERENCES judgement,
    at            timestamptz NOT NULL,
    PRIMARY KEY (submission_id, round, reviewer_id),
    FOREIGN KEY (submission_id, reviewer_id) REFERENCES submission_reviewer,
    FOREIGN KEY (submission_id, round) REFERENCES submission_round
);
CALL make_insert_only('review_judgement');

-- A review can be sent only by somebody whose own judgement is on record.
CREATE TABLE review (
    submission_id uuid NOT NULL,
    round         integer NOT NULL,
    reviewer_id   uuid NOT NULL,
    verdict       text NOT NULL CHECK (verdict IN ('accept', 'request_changes', 'comment')),
    body          text NOT NULL CHECK (length(body) <= 20000),
    at            timestamptz NOT NULL,
    PRIMARY KEY (submission_id, round, reviewer_id),
    FOREIGN KEY (submission_id, round, reviewer_id) REFERENCES review_judgement,
    CHECK (verdict = 'accept' OR body ~ '\S')
);
CALL make_insert_only('review');

CREATE TABLE review_remark (
    submission_id uuid NOT NULL,
    round         integer NOT NULL,
    reviewer_id   uuid NOT NULL,
    number        integer NOT NULL CHECK (number >= 1),
    about         text NOT NULL CHECK (length(about) BETWEEN 1 AND 200),
    body          text NOT NULL CHECK (body ~ '\S' AND length(body) <= 20000),
    PRIMARY KEY (submission_id, round, reviewer_id, number),
    FOREIGN KEY (submission_id, round, reviewer_id) REFERENCES review
);
CALL make_insert_only('review_remark');

CREATE TABLE decision (
    submission_id  uuid NOT NULL,
    round          integer NOT NULL,
    adjudicator_id uuid NOT NULL REFERENCES person,
    judgement_id   uuid NOT NULL UNIQUE REFERENCES judgement,
    outcome        text NOT NULL CHECK (outcome IN ('uphold', 'overrule', 'return', 'reject')),
    reason_code    text NOT NULL CHECK (reason_code ~ '\S'),
    body           text NOT NULL CHECK (body ~ '\S' AND length(body) <= 20000),
    at             timestamptz NOT NULL,
    PRIMARY KEY (submission_id, round),
    FOREIGN KEY (submission_id, round) REFERENCES submission_round
);
CALL make_insert_only('decision');

CREATE TABLE decision_evidence (
    submission_id uuid NOT NULL,
    round         integer NOT NULL,
    number        integer NOT NULL CHECK (number >= 1),
    reference     text NOT NULL CHECK (length(reference) BETWEEN 1 AND 200),
    PRIMARY KEY (submission_id, round, number),
    UNIQUE (submission_id, round, reference),
    FOREIGN KEY (submission_id, round) REFERENCES decision
);
CALL make_insert_only('decision_evidence');

-- A decision without evidence cannot be committed, whoever writes SQL.
CREATE FUNCTION require_decision_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM decision_evidence e
                   WHERE e.submission_id = NEW.submission_id AND e.round = NEW.round) THEN
        RAISE EXCEPTION 'a decision needs evidence' USING ERRCODE = '23514';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER decision_has_evidence AFTER INSERT ON decision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_decision_evidence();

CREATE TABLE acceptance (
    submission_id uuid PRIMARY KEY REFERENCES submission,
    judgement_id  uuid NOT NULL UNIQUE REFERENCES judgement,
    at            timestamptz NOT NULL,
    sequence      bigint GENERATED ALWAYS AS IDENTITY UNIQUE
);
CALL make_insert_only('acceptance');
