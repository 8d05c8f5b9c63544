-- A payment that no batch made takes two people as well.
ALTER TABLE pay_proposal DROP CONSTRAINT pay_proposal_kind_check;
ALTER TABLE pay_proposal ADD CONSTRAINT pay_proposal_kind_check
    CHECK (kind IN ('rate', 'payment', 'hold', 'release', 'bonus', 'correction', 'reversal'));
