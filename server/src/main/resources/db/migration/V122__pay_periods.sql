-- Closed periods of the books. Which transactions belong to one is fixed when it closes; what is booked later, whatever
-- its time, belongs to the next. The digests are of the two documents that anybody can have written again.
CREATE TABLE pay_period (
    number      integer PRIMARY KEY CHECK (number >= 1),
    since       timestamptz NOT NULL,
    until       timestamptz NOT NULL UNIQUE,
    closed_by   uuid NOT NULL REFERENCES person,
    closed_at   timestamptz NOT NULL,
    json_sha256 text NOT NULL CHECK (json_sha256 ~ '^[0-9a-f]{64}$'),
    csv_sha256  text NOT NULL CHECK (csv_sha256 ~ '^[0-9a-f]{64}$'),
    CHECK (since < until AND until <= closed_at)
);
CALL make_insert_only('pay_period');

CREATE TABLE pay_period_transaction (
    transaction_id uuid PRIMARY KEY REFERENCES ledger_transaction,
    period         integer NOT NULL CHECK (period >= 1)
);
CREATE INDEX pay_period_transaction_period ON pay_period_transaction (period);
CALL make_insert_only('pay_period_transaction');
ALTER TABLE pay_period_transaction ADD FOREIGN KEY (period) REFERENCES pay_period DEFERRABLE INITIALLY DEFERRED;
