-- The key under which one person's words are sealed, itself sealed under the house key, which is a file. Destroyed once,
-- never made again: what was sealed under it can then be read by nobody.
CREATE TABLE person_key (
    person_id    uuid PRIMARY KEY REFERENCES person,
    wrapped      bytea,
    made_at      timestamptz NOT NULL,
    destroyed_at timestamptz,
    CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))
);
REVOKE DELETE, TRUNCATE ON person_key FROM marlin_app;

CREATE FUNCTION refuse_another_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.destroyed_at IS NOT NULL OR NEW.wrapped IS NOT NULL THEN
        RAISE EXCEPTION 'a key is destroyed once and never changed' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER one_key_each BEFORE UPDATE ON person_key FOR EACH ROW EXECUTE FUNCTION refuse_another_key();

-- Columns of insert-only tables that hold somebody's own words, sealed under their key. The place binds a sealed text to
-- its row. Where sealed_at is empty, words from before are sealed when the next server opens the database.
CREATE TABLE sealed_column (
    table_name    text NOT NULL,
    column_name   text NOT NULL,
    author_column text NOT NULL,
    place_columns text[] NOT NULL CHECK (cardinality(place_columns) >= 1),
    sealed_at     timestamptz,
    PRIMARY KEY (table_name, column_name)
);
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON sealed_column FROM marlin_app;
INSERT INTO sealed_column (table_name, column_name, author_column, place_columns) VALUES
    ('judgement', 'rationale', 'judge_id', '{id}'),
    ('annotation', 'body', 'author_id', '{comparison_id,author_id,side,number,version}'),
    ('agent_guess', 'name', 'person_id', '{comparison_id,person_id}'),
    ('agent_guess', 'why', 'person_id', '{comparison_id,person_id}'),
    ('review', 'body', 'reviewer_id', '{submission_id,round,reviewer_id}'),
    ('review_remark', 'body', 'reviewer_id', '{submission_id,round,reviewer_id,number}'),
    ('decision', 'body', 'adjudicator_id', '{submission_id,round}'),
    ('pay_dispute', 'words', 'person_id', '{id}'),
    ('pay_dispute_end', 'words', 'by_person', '{dispute_id}'),
    ('pay_decision', 'words', 'decided_by', '{proposal_id}'),
    ('qualification_appeal_decision', 'reason', 'decided_by', '{appeal_id}'),
    ('withheld_decision', 'reason', 'decided_by', '{pair_id,turn}');

-- A sealed text is longer than what it holds; how long words may be, their doors say.
ALTER TABLE agent_guess DROP CONSTRAINT agent_guess_check, DROP CONSTRAINT agent_guess_why_check,
    ADD CHECK ((name ~ '\S') = (answer <> 'could_not_tell'));
ALTER TABLE review DROP CONSTRAINT review_body_check;
ALTER TABLE review_remark DROP CONSTRAINT review_remark_body_check, ADD CHECK (body ~ '\S');
ALTER TABLE decision DROP CONSTRAINT decision_body_check, ADD CHECK (body ~ '\S');
ALTER TABLE pay_dispute DROP CONSTRAINT pay_dispute_words_check, ADD CHECK (words <> '');
ALTER TABLE pay_dispute_end DROP CONSTRAINT pay_dispute_end_words_check;
ALTER TABLE pay_decision DROP CONSTRAINT pay_decision_words_check;
ALTER TABLE qualification_appeal_decision DROP CONSTRAINT qualification_appeal_decision_reason_check,
    ADD CHECK (reason ~ '\S');
ALTER TABLE withheld_decision DROP CONSTRAINT withheld_decision_reason_check, ADD CHECK (reason <> '');
