CREATE TABLE rubric_version (
    id           uuid PRIMARY KEY,
    rubric       text NOT NULL CHECK (length(rubric) BETWEEN 1 AND 80),
    number       integer NOT NULL CHECK (number >= 1),
    axes         jsonb NOT NULL,
    reason_codes jsonb NOT NULL,
    reason       text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    digest       text NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
    published_by uuid NOT NULL REFERENCES person,
    published_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (rubric, number)
);
CALL make_insert_only('rubric_version');
