-- What the clock did about a turn that was overdue; a turn is known by its person and its due time.
CREATE TABLE review_overdue (
    submission_id uuid NOT NULL REFERENCES submission,
    person_id     uuid NOT NULL REFERENCES person,
    due           timestamptz NOT NULL,
    act           text NOT NULL CHECK (act IN ('reminded', 'escalated')),
    at            timestamptz NOT NULL,
    PRIMARY KEY (submission_id, person_id, due, act)
);
CALL make_insert_only('review_overdue');

-- Turns that began before there was a clock get the usual time from now on.
UPDATE attention SET due = house_now() + interval '3 days' WHERE subject_kind = 'submission' AND due IS NULL;
CREATE INDEX attention_due ON attention (subject_kind, due) WHERE due IS NOT NULL;
