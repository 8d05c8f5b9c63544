-- One account per role in the books: what a person is owed, what a campaign spent, the bank.
CREATE TABLE account (
    id       uuid PRIMARY KEY,
    kind     text NOT NULL CHECK (kind IN ('person_payable', 'campaign_spent', 'bank')),
    owner_id uuid NOT NULL,
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    UNIQUE (kind, owner_id, currency)
);
CALL make_insert_only('account');

CREATE TABLE ledger_transaction (
    id        uuid PRIMARY KEY,
    kind      text NOT NULL CHECK (kind IN ('author_fee', 'reviewer_fee', 'payout', 'correction')),
    reference text NOT NULL,
    memo      text NOT NULL DEFAULT '',
    by_person uuid REFERENCES person,
    at        timestamptz NOT NULL,
    UNIQUE (kind, reference)
);
CALL make_insert_only('ledger_transaction');

CREATE TABLE ledger_entry (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    transaction_id uuid NOT NULL REFERENCES ledger_transaction,
    account_id     uuid NOT NULL REFERENCES account,
    amount         bigint NOT NULL CHECK (amount <> 0)
);
CREATE INDEX ledger_entry_account ON ledger_entry (account_id, id);
CREATE INDEX ledger_entry_transaction ON ledger_entry (transaction_id);
CALL make_insert_only('ledger_entry');

-- Every transaction sums to zero in every currency, checked when it commits.
CREATE FUNCTION ledger_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM ledger_entry e JOIN account a ON a.id = e.account_id
        WHERE e.transaction_id = NEW.transaction_id GROUP BY a.currency HAVING sum(e.amount) <> 0
    ) THEN
        RAISE EXCEPTION 'ledger transaction % does not sum to zero', NEW.transaction_id USING ERRCODE = '23514';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER balances AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_balances();
