-- The share of submissions whose reviewers judge before they hear the author; everybody did before this.
ALTER TABLE review_terms
    ADD blind_percent integer NOT NULL DEFAULT 100 CHECK (blind_percent BETWEEN 20 AND 100);

-- What was drawn when a submission arrived; blind without a row: it arrived before there was a draw.
CREATE TABLE submission_blindness (
    submission_id uuid PRIMARY KEY REFERENCES submission,
    blind_percent integer NOT NULL CHECK (blind_percent BETWEEN 20 AND 100),
    seed          bytea NOT NULL CHECK (octet_length(seed) = 32),
    blind         boolean NOT NULL,
    CHECK (blind OR blind_percent < 100)
);
CALL make_insert_only('submission_blindness');

-- The one definition of whose reviewers heard the author first: no measure of agreement counts their judgements.
CREATE VIEW sighted_submission AS
SELECT submission_id FROM submission_blindness WHERE NOT blind;
