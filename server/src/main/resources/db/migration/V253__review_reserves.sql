-- What a claim is expected to cost beside its author's fee: all its reviewers, at the rate in force at the claim. It bounds
-- what further claims may commit until the work is settled or the claim is dropped; what is paid stands in the ledger.
CREATE TABLE review_reserve (
    task_id     uuid NOT NULL,
    fence       bigint NOT NULL,
    campaign_id uuid NOT NULL REFERENCES campaign,
    currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    amount      bigint NOT NULL CHECK (amount > 0),
    reserved_at timestamptz NOT NULL,
    PRIMARY KEY (task_id, fence),
    FOREIGN KEY (task_id, fence) REFERENCES pay_terms
);
CREATE INDEX review_reserve_campaign ON review_reserve (campaign_id, currency);
CALL make_insert_only('review_reserve');

CREATE TABLE review_reserve_end (
    task_id  uuid NOT NULL,
    fence    bigint NOT NULL,
    ended_at timestamptz NOT NULL,
    PRIMARY KEY (task_id, fence),
    FOREIGN KEY (task_id, fence) REFERENCES review_reserve
);
CALL make_insert_only('review_reserve_end');
