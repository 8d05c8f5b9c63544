-- Which qualification a campaign asks for: the latest row counts, and none at all is a row without a name.
CREATE TABLE campaign_requirement (
    campaign_id   uuid NOT NULL REFERENCES campaign,
    number        integer NOT NULL CHECK (number >= 1),
    qualification text,
    set_by        uuid NOT NULL REFERENCES person,
    set_at        timestamptz NOT NULL,
    PRIMARY KEY (campaign_id, number)
);
CALL make_insert_only('campaign_requirement');

CREATE TABLE practice_answer (
    id          uuid PRIMARY KEY,
    practice    text NOT NULL,
    person_id   uuid NOT NULL REFERENCES person,
    answers     jsonb NOT NULL,
    answered_at timestamptz NOT NULL
);
CREATE INDEX practice_answer_person ON practice_answer (person_id, practice, answered_at);
CALL make_insert_only('practice_answer');
