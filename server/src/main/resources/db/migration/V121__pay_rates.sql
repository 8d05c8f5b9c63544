-- What finance wants to do with money, and who else agreed. Insert-only: the state of a proposal is whether it has a
-- decision, and which.
CREATE TABLE pay_proposal (
    id           uuid PRIMARY KEY,
    kind         text NOT NULL CHECK (kind IN ('rate', 'hold', 'release', 'bonus', 'correction', 'reversal')),
    person_id    uuid REFERENCES person,
    campaign_id  uuid REFERENCES campaign,
    refers_to    uuid,
    job          text CHECK (job IN ('author', 'reviewer', 'adjudicator')),
    category     text,
    skill        text,
    currency     text CHECK (currency ~ '^[A-Z]{3}$'),
    amount       bigint CHECK (amount >= 0),
    moment       timestamptz,
    reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    proposed_by  uuid NOT NULL REFERENCES person,
    proposed_at  timestamptz NOT NULL,
    UNIQUE (id, proposed_by)
);
CALL make_insert_only('pay_proposal');

-- Four eyes: who decides is never who proposed. Only who proposed takes it back.
CREATE TABLE pay_decision (
    proposal_id uuid PRIMARY KEY,
    proposed_by uuid NOT NULL,
    outcome     text NOT NULL CHECK (outcome IN ('approved', 'declined', 'taken_back')),
    decided_by  uuid NOT NULL REFERENCES person,
    decided_at  timestamptz NOT NULL,
    words       text NOT NULL DEFAULT '' CHECK (length(words) <= 500),
    FOREIGN KEY (proposal_id, proposed_by) REFERENCES pay_proposal (id, proposed_by),
    CHECK ((decided_by = proposed_by) = (outcome = 'taken_back'))
);
CALL make_insert_only('pay_decision');

-- What is paid for a job from a moment on; 'ANY' fits all. The most specific row wins, then the latest.
CREATE TABLE pay_rate (
    id             uuid PRIMARY KEY,
    campaign_id    uuid NOT NULL REFERENCES campaign,
    job            text NOT NULL CHECK (job IN ('author', 'reviewer', 'adjudicator')),
    category       text NOT NULL,
    skill          text NOT NULL,
    currency       text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    amount         bigint NOT NULL CHECK (amount >= 0),
    effective_from timestamptz NOT NULL,
    reason         text NOT NULL,
    proposed_by    uuid NOT NULL REFERENCES person,
    decided_by     uuid NOT NULL REFERENCES person,
    decided_at     timestamptz NOT NULL,
    CHECK (proposed_by <> decided_by)
);
CREATE INDEX pay_rate_campaign ON pay_rate (campaign_id, job, effective_from);
CALL make_insert_only('pay_rate');

-- The rule that was in force when the task was claimed.
CREATE TABLE pay_terms (
    task_id     uuid NOT NULL,
    fence       bigint NOT NULL,
    person_id   uuid NOT NULL REFERENCES person,
    campaign_id uuid NOT NULL REFERENCES campaign,
    rate_id     uuid REFERENCES pay_rate,
    currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    amount      bigint NOT NULL CHECK (amount >= 0),
    rule        text NOT NULL,
    claimed_at  timestamptz NOT NULL,
    PRIMARY KEY (task_id, fence)
);
CREATE INDEX pay_terms_person ON pay_terms (person_id, task_id, fence DESC);
CALL make_insert_only('pay_terms');

-- Every hold that was placed, for the clock that ends it; whether it still stands, its release in the ledger tells.
CREATE TABLE pay_hold (
    id        uuid PRIMARY KEY REFERENCES pay_proposal,
    person_id uuid NOT NULL REFERENCES person,
    currency  text NOT NULL,
    amount    bigint NOT NULL CHECK (amount > 0),
    until     timestamptz NOT NULL,
    reason    text NOT NULL,
    placed_at timestamptz NOT NULL
);
CALL make_insert_only('pay_hold');
