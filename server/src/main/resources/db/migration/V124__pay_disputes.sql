-- What people find wrong in their own money, and what finance answered. Insert-only: a dispute is open while it has no
-- end.
CREATE TABLE pay_dispute (
    id             uuid PRIMARY KEY,
    person_id      uuid NOT NULL REFERENCES person,
    transaction_id uuid NOT NULL REFERENCES ledger_transaction,
    words          text NOT NULL CHECK (length(words) BETWEEN 1 AND 1000),
    opened_at      timestamptz NOT NULL
);
CREATE INDEX pay_dispute_person ON pay_dispute (person_id, opened_at DESC);
CALL make_insert_only('pay_dispute');

CREATE TABLE pay_dispute_end (
    dispute_id  uuid PRIMARY KEY REFERENCES pay_dispute,
    outcome     text NOT NULL CHECK (outcome IN ('upheld', 'refused', 'retracted')),
    by_person   uuid NOT NULL REFERENCES person,
    words       text NOT NULL CHECK (length(words) <= 1000),
    proposal_id uuid REFERENCES pay_proposal,
    at          timestamptz NOT NULL,
    CHECK ((outcome = 'upheld') = (proposal_id IS NOT NULL))
);
CALL make_insert_only('pay_dispute_end');
