CREATE TABLE dataset_release (
    id         uuid PRIMARY KEY,
    facts      jsonb NOT NULL,
    zip        text NOT NULL CHECK (zip ~ '^[0-9a-f]{64}$'),
    by_person  uuid NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL
);
CALL make_insert_only('dataset_release');
