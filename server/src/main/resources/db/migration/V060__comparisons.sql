CREATE TABLE comparison (
    id                uuid PRIMARY KEY,
    pair_id           uuid NOT NULL UNIQUE,
    task_id           uuid NOT NULL REFERENCES task,
    campaign_id       uuid NOT NULL REFERENCES campaign,
    expert_id         uuid NOT NULL REFERENCES person,
    rubric_version_id uuid NOT NULL REFERENCES rubric_version,
    state             text NOT NULL
        CHECK (state IN ('open', 'awaiting_turn', 'submitted', 'reopened', 'withdrawn')),
    turn              integer NOT NULL CHECK (turn >= 1),
    round             integer NOT NULL CHECK (round >= 1),
    opened_at         timestamptz NOT NULL,
    changed_at        timestamptz NOT NULL
);
CREATE INDEX comparison_expert ON comparison (expert_id, changed_at DESC);
CREATE INDEX comparison_task ON comparison (task_id);

-- Who stands where: drawn once, before anything is shown, the same for every turn.
CREATE TABLE comparison_sides (
    comparison_id uuid PRIMARY KEY REFERENCES comparison,
    candidate_a   uuid NOT NULL,
    candidate_b   uuid NOT NULL CHECK (candidate_b <> candidate_a),
    commitment    text NOT NULL CHECK (commitment ~ '^[0-9a-f]{64}$')
);
CALL make_insert_only('comparison_sides');

-- The seed behind the commitment lies apart, so that nobody who reads the sides needs to see it.
CREATE TABLE comparison_seed (
    comparison_id uuid PRIMARY KEY REFERENCES comparison,
    seed          bytea NOT NULL CHECK (octet_length(seed) = 32)
);
CALL make_insert_only('comparison_seed');

CREATE TABLE judgement (
    id                uuid PRIMARY KEY,
    comparison_id     uuid NOT NULL REFERENCES comparison,
    turn              integer CHECK (turn >= 1),
    judge_id          uuid NOT NULL REFERENCES person,
    role              text NOT NULL CHECK (role IN ('author', 'reviewer', 'adjudicator')),
    round             integer NOT NULL CHECK (round >= 1),
    rubric_version_id uuid NOT NULL REFERENCES rubric_version,
    overall           text NOT NULL CHECK (overall IN (
        'a_much_better', 'a_better', 'a_slightly_better', 'tie',
        'b_slightly_better', 'b_better', 'b_much_better', 'both_bad')),
    confidence        text NOT NULL CHECK (confidence IN ('guess', 'fair', 'sure', 'certain')),
    rationale         text NOT NULL CHECK (rationale ~ '\S'),
    at                timestamptz NOT NULL,
    sequence          bigint GENERATED ALWAYS AS IDENTITY UNIQUE
);
CREATE INDEX judgement_comparison ON judgement (comparison_id, sequence);
CREATE INDEX judgement_judge ON judgement (judge_id);
CALL make_insert_only('judgement');

-- One row per axis; no step means: not applicable.
CREATE TABLE judgement_axis (
    judgement_id uuid NOT NULL REFERENCES judgement,
    axis         text NOT NULL,
    step         smallint CHECK (step BETWEEN 1 AND 7),
    PRIMARY KEY (judgement_id, axis)
);
CALL make_insert_only('judgement_axis');

CREATE TABLE comparison_receipt (
    comparison_id uuid NOT NULL REFERENCES comparison,
    round         integer NOT NULL CHECK (round >= 1),
    number        text NOT NULL UNIQUE,
    judgement_id  uuid NOT NULL UNIQUE REFERENCES judgement,
    at            timestamptz NOT NULL,
    PRIMARY KEY (comparison_id, round)
);
CALL make_insert_only('comparison_receipt');
