-- A campaign is written, runs, rests and ends; who moved it and why is never overwritten.
ALTER TABLE campaign DROP CONSTRAINT campaign_state_check;
ALTER TABLE campaign ADD CONSTRAINT campaign_state_check CHECK (state IN ('DRAFT', 'OPEN', 'PAUSED', 'CLOSED'));

CREATE TABLE campaign_step (
    campaign_id uuid NOT NULL REFERENCES campaign,
    number      integer NOT NULL CHECK (number >= 1),
    step        text NOT NULL CHECK (step IN ('OPEN', 'PAUSE', 'RESUME', 'CLOSE')),
    state       text NOT NULL CHECK (state IN ('OPEN', 'PAUSED', 'CLOSED')),
    reason      text NOT NULL CHECK (length(reason) <= 500),
    by_person   uuid NOT NULL REFERENCES person,
    at          timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, number),
    CHECK (step NOT IN ('PAUSE', 'CLOSE') OR reason ~ '\S')
);
CALL make_insert_only('campaign_step');

-- More money, or no bound any more, takes two people; a first or a lower bound takes one.
CREATE TABLE campaign_budget_change (
    id           uuid PRIMARY KEY,
    campaign_id  uuid NOT NULL REFERENCES campaign,
    currency     text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    before_minor bigint CHECK (before_minor >= 0),
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    reason       text NOT NULL CHECK (reason ~ '\S' AND length(reason) <= 500),
    state        text NOT NULL CHECK (state IN ('PROPOSED', 'DONE', 'REFUSED', 'WITHDRAWN')),
    proposed_by  uuid NOT NULL REFERENCES person,
    proposed_at  timestamptz NOT NULL,
    decided_by   uuid REFERENCES person,
    decided_at   timestamptz,
    CHECK ((state = 'PROPOSED') = (decided_at IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK (state <> 'REFUSED' OR decided_by <> proposed_by),
    CHECK (state <> 'DONE' OR decided_by <> proposed_by OR before_minor IS NULL OR amount_minor < before_minor)
);
CREATE UNIQUE INDEX campaign_budget_change_open ON campaign_budget_change (campaign_id, currency)
    WHERE state = 'PROPOSED';
CREATE INDEX campaign_budget_change_campaign ON campaign_budget_change (campaign_id, proposed_at DESC);

REVOKE DELETE, TRUNCATE ON campaign_budget_change FROM marlin_app;

-- What claims may commit of a currency; the highest number is in force. What is committed, the ledger alone says.
CREATE TABLE campaign_budget (
    campaign_id  uuid NOT NULL REFERENCES campaign,
    currency     text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    number       integer NOT NULL CHECK (number >= 1),
    amount_minor bigint NOT NULL CHECK (amount_minor >= 0),
    change_id    uuid NOT NULL UNIQUE REFERENCES campaign_budget_change,
    since        timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, currency, number)
);
CALL make_insert_only('campaign_budget');
