-- A fee is somebody's from the claim on: reserved, in review, payable, on hold, paying (in a batch), paid. What reversals
-- take after it was paid is carried forward against later fees.
ALTER TABLE account DROP CONSTRAINT account_kind_check;
ALTER TABLE account ADD CONSTRAINT account_kind_check CHECK (kind IN (
    'person_reserved', 'person_in_review', 'person_payable', 'person_on_hold', 'person_paying', 'person_paid',
    'person_carried', 'campaign_spent', 'bank'));

ALTER TABLE ledger_transaction DROP CONSTRAINT ledger_transaction_kind_check;
ALTER TABLE ledger_transaction ADD CONSTRAINT ledger_transaction_kind_check CHECK (kind IN (
    'fee_reserved', 'fee_released', 'fee_in_review', 'fee_returned', 'author_fee', 'reviewer_fee', 'adjudicator_fee',
    'hold', 'hold_released', 'bonus', 'correction', 'reversal', 'carried_forward',
    'batched', 'payout', 'payout_failed', 'batch_cancelled'));

-- Which transaction a reversal takes back: each at most once, and no reversal is reversed.
ALTER TABLE ledger_transaction ADD COLUMN reverses uuid UNIQUE REFERENCES ledger_transaction;
ALTER TABLE ledger_transaction ADD CHECK ((kind = 'reversal') = (reverses IS NOT NULL));

-- Every transaction has one currency and sums to zero, checked when it commits.
CREATE OR REPLACE FUNCTION ledger_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    currencies integer;
    total numeric;
BEGIN
    SELECT count(DISTINCT a.currency), sum(e.amount) INTO currencies, total
    FROM ledger_entry e JOIN account a ON a.id = e.account_id WHERE e.transaction_id = NEW.transaction_id;
    IF currencies <> 1 THEN
        RAISE EXCEPTION 'ledger transaction % mixes currencies', NEW.transaction_id USING ERRCODE = '23514';
    END IF;
    IF total <> 0 THEN
        RAISE EXCEPTION 'ledger transaction % does not sum to zero', NEW.transaction_id USING ERRCODE = '23514';
    END IF;
    RETURN NULL;
END $$;

-- Nothing that a person has in any state falls below zero; only the carried account may. The lock makes two transactions
-- that take from one account look one after the other; callers lock whole persons in order, so that this never waits in
-- a circle.
CREATE FUNCTION ledger_not_below_zero() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    what text;
BEGIN
    SELECT kind INTO what FROM account WHERE id = NEW.account_id;
    IF what IN ('person_reserved', 'person_in_review', 'person_payable', 'person_on_hold', 'person_paying') THEN
        PERFORM pg_advisory_xact_lock(hashtextextended(NEW.account_id::text, 8));
        IF (SELECT sum(amount) FROM ledger_entry WHERE account_id = NEW.account_id) < 0 THEN
            RAISE EXCEPTION 'account % (%) falls below zero', NEW.account_id, what USING ERRCODE = '23514';
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER not_below_zero AFTER INSERT ON ledger_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.amount < 0) EXECUTE FUNCTION ledger_not_below_zero();

-- Payouts of before went to one account of the bank; now each person's paid account holds what reached them.
INSERT INTO account (id, kind, owner_id, currency)
SELECT DISTINCT ON (a.owner_id, a.currency) gen_random_uuid(), 'person_paid', a.owner_id, a.currency
FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id JOIN account a ON a.id = e.account_id
WHERE t.kind = 'payout' AND a.kind = 'person_payable';
INSERT INTO ledger_transaction (id, kind, reference, memo, at)
SELECT gen_random_uuid(), 'correction', 'paid/' || id, 'payout, by person', at FROM ledger_transaction WHERE kind = 'payout';
INSERT INTO ledger_entry (transaction_id, account_id, amount)
SELECT c.id, CASE WHEN a.kind = 'bank' THEN a.id ELSE paid.id END, -e.amount
FROM ledger_transaction t JOIN ledger_transaction c ON c.kind = 'correction' AND c.reference = 'paid/' || t.id
JOIN ledger_entry e ON e.transaction_id = t.id JOIN account a ON a.id = e.account_id
LEFT JOIN account paid ON paid.kind = 'person_paid' AND paid.owner_id = a.owner_id AND paid.currency = a.currency
WHERE t.kind = 'payout' ORDER BY e.id;
