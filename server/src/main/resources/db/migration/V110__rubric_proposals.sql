-- What becomes a version of a rubric once a second person agrees. The text is a draft until then: the only part that changes.
-- The version that it began from is kept by id alone: versions refer to proposals, and tables never refer in a circle.
CREATE TABLE rubric_proposal (
    id         uuid PRIMARY KEY,
    state      text NOT NULL CHECK (state IN ('DRAFT', 'PROPOSED', 'SENT_BACK', 'PUBLISHED', 'WITHDRAWN')),
    text       text NOT NULL CHECK (length(text) <= 200000),
    revision   integer NOT NULL CHECK (revision >= 1),
    based_on   uuid,
    begun_by   uuid NOT NULL REFERENCES person,
    begun_at   timestamptz NOT NULL,
    changed_by uuid NOT NULL REFERENCES person,
    changed_at timestamptz NOT NULL
);
CREATE INDEX rubric_proposal_open ON rubric_proposal (changed_at) WHERE state IN ('DRAFT', 'PROPOSED', 'SENT_BACK');

-- Each time that a draft was put before a second person: the words as they were then.
CREATE TABLE rubric_proposal_round (
    proposal_id uuid NOT NULL REFERENCES rubric_proposal,
    round       integer NOT NULL CHECK (round >= 1),
    text        text NOT NULL,
    change_kind text NOT NULL CHECK (change_kind IN ('EDITORIAL', 'COMPATIBLE', 'BREAKING')),
    dispute_id  uuid,
    proposed_by uuid NOT NULL REFERENCES person,
    proposed_at timestamptz NOT NULL,
    PRIMARY KEY (proposal_id, round),
    UNIQUE (proposal_id, round, proposed_by)
);
CALL make_insert_only('rubric_proposal_round');

-- How each round ended. Whoever proposed cannot decide; the one exception is marked and can only be a first version.
CREATE TABLE rubric_decision (
    proposal_id uuid NOT NULL,
    round       integer NOT NULL,
    proposed_by uuid NOT NULL,
    outcome     text NOT NULL CHECK (outcome IN ('PUBLISHED', 'SENT_BACK')),
    words       text NOT NULL CHECK (length(words) <= 4000),
    sole        boolean NOT NULL,
    decided_by  uuid NOT NULL REFERENCES person,
    decided_at  timestamptz NOT NULL,
    PRIMARY KEY (proposal_id, round),
    FOREIGN KEY (proposal_id, round, proposed_by)
        REFERENCES rubric_proposal_round (proposal_id, round, proposed_by),
    CHECK (decided_by <> proposed_by OR sole),
    CHECK (NOT sole OR outcome = 'PUBLISHED'),
    CHECK (outcome = 'PUBLISHED' OR words ~ '\S')
);
CALL make_insert_only('rubric_decision');

-- Versions that are older than proposals have no proposer on record.
ALTER TABLE rubric_version
    ADD COLUMN proposal_id uuid UNIQUE REFERENCES rubric_proposal,
    ADD COLUMN proposed_by uuid REFERENCES person,
    ADD COLUMN sole boolean NOT NULL DEFAULT false,
    ADD COLUMN change_kind text CHECK (change_kind IN ('EDITORIAL', 'COMPATIBLE', 'BREAKING')),
    ADD COLUMN dispute_id uuid,
    ADD CHECK (proposed_by <> published_by OR (sole AND number = 1)),
    ADD CHECK ((proposal_id IS NULL) = (proposed_by IS NULL) AND (proposal_id IS NULL) = (change_kind IS NULL));
