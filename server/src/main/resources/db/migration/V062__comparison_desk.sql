-- Work that nobody has said yet: the only judging data that changes. Turn 0 is the judgement of the whole.
CREATE TABLE comparison_draft (
    comparison_id     uuid NOT NULL REFERENCES comparison,
    turn              integer NOT NULL CHECK (turn >= 0),
    person_id         uuid NOT NULL REFERENCES person,
    rubric_version_id uuid NOT NULL REFERENCES rubric_version,
    revision          integer NOT NULL CHECK (revision >= 1),
    fields            text NOT NULL CHECK (octet_length(fields) <= 1400000),
    saved_at          timestamptz NOT NULL,
    PRIMARY KEY (comparison_id, turn, person_id, rubric_version_id)
);

-- What was saved over a newer draft is kept beside it, never on top of it.
CREATE TABLE comparison_draft_other (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    comparison_id     uuid NOT NULL REFERENCES comparison,
    turn              integer NOT NULL,
    person_id         uuid NOT NULL REFERENCES person,
    rubric_version_id uuid NOT NULL REFERENCES rubric_version,
    based_on          integer NOT NULL,
    fields            text NOT NULL CHECK (octet_length(fields) <= 1400000),
    saved_at          timestamptz NOT NULL
);
CREATE INDEX comparison_draft_other_key ON comparison_draft_other (comparison_id, person_id, turn);

CREATE TABLE viewed_mark (
    comparison_id uuid NOT NULL REFERENCES comparison,
    person_id     uuid NOT NULL REFERENCES person,
    turn          integer NOT NULL CHECK (turn >= 1),
    side          text NOT NULL CHECK (side IN ('a', 'b')),
    file          text NOT NULL CHECK (file ~ '^[0-9a-f]{16}$'),
    at            timestamptz NOT NULL,
    PRIMARY KEY (comparison_id, person_id, turn, side, file)
);

-- Asked once, after submitting: could the expert tell who was who? Free text, because a list would tell the roster.
CREATE TABLE agent_guess (
    comparison_id uuid NOT NULL REFERENCES comparison,
    person_id     uuid NOT NULL REFERENCES person,
    answer        text NOT NULL CHECK (answer IN ('could_not_tell', 'a_is', 'b_is')),
    name          text NOT NULL CHECK (length(name) <= 120 AND (name ~ '\S') = (answer <> 'could_not_tell')),
    confidence    text NOT NULL CHECK (confidence IN ('guess', 'fair', 'sure', 'certain')),
    why           text NOT NULL CHECK (length(why) <= 4000),
    at            timestamptz NOT NULL,
    PRIMARY KEY (comparison_id, person_id)
);
CALL make_insert_only('agent_guess');
