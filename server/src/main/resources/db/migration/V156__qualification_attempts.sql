-- The seed is kept, so that anybody can draw the same items in the same order again.
CREATE TABLE qualification_attempt (
    id               uuid PRIMARY KEY,
    qualification_id uuid NOT NULL REFERENCES qualification,
    person_id        uuid NOT NULL REFERENCES person,
    number           integer NOT NULL CHECK (number >= 1),
    state            text NOT NULL CHECK (state IN ('OPEN', 'PASSED', 'FAILED', 'LAPSED')),
    seed             bigint NOT NULL,
    started_at       timestamptz NOT NULL,
    due              timestamptz NOT NULL CHECK (due > started_at),
    ended_at         timestamptz,
    UNIQUE (qualification_id, person_id, number),
    CHECK ((state = 'OPEN') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX qualification_attempt_open ON qualification_attempt (person_id, qualification_id)
    WHERE state = 'OPEN';
CREATE INDEX qualification_attempt_due ON qualification_attempt (due) WHERE state = 'OPEN';
CREATE INDEX qualification_attempt_passed ON qualification_attempt (person_id) WHERE state = 'PASSED';

-- What was asked: choices[i] is the place in the file, from 0, of the choice that stands at place i of the page.
CREATE TABLE qualification_question (
    attempt_id uuid NOT NULL REFERENCES qualification_attempt,
    position   integer NOT NULL CHECK (position >= 1),
    item_id    uuid NOT NULL REFERENCES qualification_item,
    choices    integer[] NOT NULL,
    PRIMARY KEY (attempt_id, position),
    UNIQUE (attempt_id, item_id)
);
CALL make_insert_only('qualification_question');

-- What somebody ticked so far: a draft until they send it.
CREATE TABLE qualification_answer (
    attempt_id uuid NOT NULL,
    position   integer NOT NULL,
    chosen     integer[] NOT NULL,
    PRIMARY KEY (attempt_id, position),
    FOREIGN KEY (attempt_id, position) REFERENCES qualification_question
);

CREATE TABLE qualification_response (
    attempt_id uuid NOT NULL,
    position   integer NOT NULL,
    item_id    uuid NOT NULL REFERENCES qualification_item,
    chosen     integer[] NOT NULL,
    correct    boolean NOT NULL,
    PRIMARY KEY (attempt_id, position),
    FOREIGN KEY (attempt_id, position) REFERENCES qualification_question
);
CREATE INDEX qualification_response_item ON qualification_response (item_id);
CALL make_insert_only('qualification_response');

CREATE TABLE qualification_grade (
    attempt_id uuid NOT NULL REFERENCES qualification_attempt,
    number     integer NOT NULL CHECK (number >= 1),
    correct    integer NOT NULL,
    counted    integer NOT NULL CHECK (correct BETWEEN 0 AND counted),
    passed     boolean NOT NULL,
    ruling_id  uuid REFERENCES qualification_ruling,
    graded_at  timestamptz NOT NULL,
    PRIMARY KEY (attempt_id, number),
    CHECK ((number = 1) = (ruling_id IS NULL))
);
CALL make_insert_only('qualification_grade');

CREATE TABLE qualification_appeal (
    id         uuid PRIMARY KEY,
    attempt_id uuid NOT NULL REFERENCES qualification_attempt,
    position   integer,
    state      text NOT NULL CHECK (state IN ('OPEN', 'ESCALATED', 'UPHELD', 'REFUSED')),
    words      text NOT NULL CHECK (words ~ '\S' AND length(words) <= 4000),
    author_id  uuid NOT NULL REFERENCES person,
    raised_by  uuid NOT NULL REFERENCES person,
    raised_at  timestamptz NOT NULL,
    due        timestamptz NOT NULL,
    UNIQUE NULLS NOT DISTINCT (attempt_id, position),
    UNIQUE (id, author_id, raised_by)
);
CREATE INDEX qualification_appeal_due ON qualification_appeal (due) WHERE state = 'OPEN';

CREATE TABLE qualification_appeal_decision (
    appeal_id  uuid PRIMARY KEY,
    outcome    text NOT NULL CHECK (outcome IN ('UPHELD', 'REFUSED')),
    reason     text NOT NULL CHECK (reason ~ '\S' AND length(reason) <= 4000),
    author_id  uuid NOT NULL,
    raised_by  uuid NOT NULL,
    decided_by uuid NOT NULL REFERENCES person,
    decided_at timestamptz NOT NULL,
    FOREIGN KEY (appeal_id, author_id, raised_by) REFERENCES qualification_appeal (id, author_id, raised_by),
    CHECK (decided_by <> author_id AND decided_by <> raised_by)
);
CALL make_insert_only('qualification_appeal_decision');
