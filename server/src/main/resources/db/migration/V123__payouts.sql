-- Where a person wants to be paid. The ledger and its batches name the row only, so that it can be erased on its own.
CREATE TABLE payout_method (
    id          uuid PRIMARY KEY,
    person_id   uuid NOT NULL REFERENCES person,
    holder      text NOT NULL CHECK (length(holder) BETWEEN 1 AND 70),
    iban        text NOT NULL CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
    added_at    timestamptz NOT NULL,
    usable_from timestamptz NOT NULL
);
CREATE INDEX payout_method_person ON payout_method (person_id, added_at DESC);
REVOKE UPDATE, TRUNCATE ON payout_method FROM marlin_app;

-- Whose account pays; the latest row counts for batches approved from then on.
CREATE TABLE payer_account (
    id     uuid PRIMARY KEY,
    name   text NOT NULL CHECK (length(name) BETWEEN 1 AND 70),
    iban   text NOT NULL CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
    set_by uuid NOT NULL REFERENCES person,
    set_at timestamptz NOT NULL
);
CALL make_insert_only('payer_account');

CREATE TABLE payout_batch (
    id          uuid PRIMARY KEY,
    number      bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    state       text NOT NULL CHECK (state IN ('DRAFT', 'APPROVED', 'EXPORTED', 'SETTLED', 'PARTLY_FAILED', 'CANCELLED')),
    drafted_by  uuid NOT NULL REFERENCES person,
    drafted_at  timestamptz NOT NULL,
    approved_by uuid REFERENCES person,
    approved_at timestamptz,
    payer_id    uuid REFERENCES payer_account,
    changed_at  timestamptz NOT NULL,
    CHECK (approved_by IS NULL OR approved_by <> drafted_by),
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK (state IN ('DRAFT', 'CANCELLED') OR approved_by IS NOT NULL)
);
REVOKE DELETE, TRUNCATE ON payout_batch FROM marlin_app;

CREATE TABLE payout_line (
    id        uuid PRIMARY KEY,
    batch_id  uuid NOT NULL REFERENCES payout_batch,
    person_id uuid NOT NULL REFERENCES person,
    currency  text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    amount    bigint NOT NULL CHECK (amount > 0),
    method_id uuid NOT NULL,
    state     text NOT NULL CHECK (state IN ('PENDING', 'SETTLED', 'FAILED', 'CANCELLED')),
    reason    text NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
    UNIQUE (batch_id, person_id, currency),
    CHECK ((state = 'FAILED') = (reason <> ''))
);
REVOKE DELETE, TRUNCATE ON payout_line FROM marlin_app;
CREATE INDEX payout_line_person ON payout_line (person_id);

-- What was payable and left out of a batch, and why.
CREATE TABLE payout_left_out (
    batch_id  uuid NOT NULL REFERENCES payout_batch,
    person_id uuid NOT NULL REFERENCES person,
    currency  text NOT NULL,
    amount    bigint NOT NULL,
    reason    text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
    PRIMARY KEY (batch_id, person_id, currency)
);
CALL make_insert_only('payout_left_out');
