-- An appeal is its author's own words, so it names its author, as every sealed text does.
ALTER TABLE review_appeal ADD author_id uuid REFERENCES person;
ALTER TABLE review_appeal DISABLE TRIGGER USER;
UPDATE review_appeal a SET author_id = s.author_id FROM submission s WHERE s.id = a.submission_id;
ALTER TABLE review_appeal ENABLE TRIGGER USER;
ALTER TABLE review_appeal ALTER author_id SET NOT NULL;

INSERT INTO sealed_column (table_name, column_name, author_column, place_columns) VALUES
    ('review_appeal', 'body', 'author_id', '{submission_id,round}'),
    ('review_appeal_decision', 'body', 'decided_by', '{submission_id,round}'),
    ('precedent', 'reason', 'marked_by', '{id}'),
    ('precedent_withdrawal', 'reason', 'withdrawn_by', '{precedent_id}'),
    ('credential_decision', 'reason', 'decided_by', '{credential_id}'),
    ('campaign_step', 'reason', 'by_person', '{campaign_id,number}');

-- A sealed text is longer than what it holds; how long words may be, their doors say.
ALTER TABLE review_appeal DROP CONSTRAINT review_appeal_body_check, ADD CHECK (body ~ '\S');
ALTER TABLE review_appeal_decision DROP CONSTRAINT review_appeal_decision_body_check, ADD CHECK (body ~ '\S');
ALTER TABLE precedent DROP CONSTRAINT precedent_reason_check, ADD CHECK (reason ~ '\S');
ALTER TABLE precedent_withdrawal DROP CONSTRAINT precedent_withdrawal_reason_check, ADD CHECK (reason ~ '\S');
ALTER TABLE credential_decision DROP CONSTRAINT credential_decision_check, ADD CHECK (confirmed OR reason ~ '\S');
ALTER TABLE campaign_step DROP CONSTRAINT campaign_step_reason_check;

-- What an erased person said of themselves has no evidence any more.
ALTER TABLE credential DROP CONSTRAINT credential_check,
    ADD CHECK (link IS NOT NULL OR file_digest IS NOT NULL OR title = '[erased on request]');
CREATE INDEX credential_file ON credential (file_digest) WHERE file_digest IS NOT NULL;
