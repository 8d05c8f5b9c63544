-- The acceptance of each submission that counts now: its latest, unless that was ended.
CREATE VIEW standing_acceptance AS
SELECT a.submission_id, a.judgement_id, a.at, a.sequence FROM acceptance a
WHERE NOT EXISTS (SELECT FROM acceptance l WHERE l.submission_id = a.submission_id AND l.sequence > a.sequence)
  AND NOT EXISTS (SELECT FROM acceptance_end e WHERE e.sequence = a.sequence);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON standing_acceptance FROM marlin_app;
