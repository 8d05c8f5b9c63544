-- A test of what a rubric version means. The text changes while it is a draft; what was published never does.
CREATE TABLE qualification (
    id                uuid PRIMARY KEY,
    name              text NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    number            integer CHECK (number >= 1),
    state             text NOT NULL CHECK (state IN ('DRAFT', 'PROPOSED', 'PUBLISHED', 'WITHDRAWN')),
    text              text NOT NULL CHECK (length(text) <= 400000),
    revision          integer NOT NULL CHECK (revision >= 1),
    rubric_version_id uuid NOT NULL REFERENCES rubric_version,
    begun_by          uuid NOT NULL REFERENCES person,
    proposed_by       uuid REFERENCES person,
    changed_at        timestamptz NOT NULL,
    UNIQUE (name, number),
    CHECK ((state = 'PUBLISHED') = (number IS NOT NULL)),
    CHECK (state NOT IN ('PROPOSED', 'PUBLISHED') OR proposed_by IS NOT NULL)
);
CREATE INDEX qualification_rubric ON qualification (rubric_version_id) WHERE state = 'PUBLISHED';

CREATE FUNCTION refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a published qualification is never changed: write a new one' USING ERRCODE = '42501';
END $$;
CREATE TRIGGER published BEFORE UPDATE OR DELETE ON qualification
    FOR EACH ROW WHEN (OLD.state = 'PUBLISHED') EXECUTE FUNCTION refuse_change_of_published();

-- How each proposal ended. Whoever proposed cannot decide; the one exception is marked and can only be a first version.
CREATE TABLE qualification_decision (
    qualification_id uuid NOT NULL REFERENCES qualification,
    revision         integer NOT NULL,
    outcome          text NOT NULL CHECK (outcome IN ('PUBLISHED', 'SENT_BACK')),
    words            text NOT NULL CHECK (length(words) <= 4000),
    digest           text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    number           integer,
    sole             boolean NOT NULL,
    proposed_by      uuid NOT NULL REFERENCES person,
    decided_by       uuid NOT NULL REFERENCES person,
    decided_at       timestamptz NOT NULL,
    PRIMARY KEY (qualification_id, revision),
    CHECK ((outcome = 'PUBLISHED') = (number IS NOT NULL)),
    CHECK (decided_by <> proposed_by OR (sole AND number = 1)),
    CHECK (outcome = 'PUBLISHED' OR words ~ '\S')
);
CALL make_insert_only('qualification_decision');

CREATE TABLE qualification_item (
    id               uuid PRIMARY KEY,
    qualification_id uuid NOT NULL REFERENCES qualification,
    item_key         text NOT NULL,
    axis             text NOT NULL,
    author_id        uuid NOT NULL REFERENCES person,
    UNIQUE (qualification_id, item_key),
    UNIQUE (id, author_id)
);
CALL make_insert_only('qualification_item');

-- Whoever wrote an item does not say whether it was right.
CREATE TABLE qualification_ruling (
    id          uuid PRIMARY KEY,
    item_id     uuid NOT NULL REFERENCES qualification_item,
    outcome     text NOT NULL CHECK (outcome IN ('RETIRED', 'KEPT')),
    reason      text NOT NULL CHECK (reason ~ '\S' AND length(reason) <= 4000),
    item_author uuid NOT NULL,
    decided_by  uuid NOT NULL REFERENCES person,
    decided_at  timestamptz NOT NULL,
    FOREIGN KEY (item_id, item_author) REFERENCES qualification_item (id, author_id),
    CHECK (decided_by <> item_author)
);
CREATE UNIQUE INDEX qualification_retired ON qualification_ruling (item_id) WHERE outcome = 'RETIRED';
CREATE UNIQUE INDEX qualification_kept ON qualification_ruling (item_id) WHERE outcome = 'KEPT';
CALL make_insert_only('qualification_ruling');

CREATE TABLE qualification_suspect (
    item_id  uuid PRIMARY KEY REFERENCES qualification_item,
    answered integer NOT NULL,
    wrong    integer NOT NULL CHECK (wrong BETWEEN 0 AND answered),
    found_at timestamptz NOT NULL
);
CALL make_insert_only('qualification_suspect');
