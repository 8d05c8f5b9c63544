-- Wishes that a person be forgotten. Whose they are stays here by id alone, as in all tables.
CREATE TABLE erasure (
    id         uuid PRIMARY KEY,
    person_id  uuid NOT NULL REFERENCES person,
    state      text NOT NULL CHECK (state IN ('REQUESTED', 'SHUT', 'ERASED', 'CANCELLED')),
    asked_by   uuid REFERENCES person,
    asked_at   timestamptz NOT NULL,
    due        timestamptz NOT NULL CHECK (due >= asked_at),
    changed_at timestamptz NOT NULL
);
COMMENT ON COLUMN erasure.asked_by IS 'absent when a backup brought back somebody who had been erased';
CREATE UNIQUE INDEX erasure_open ON erasure (person_id) WHERE state IN ('REQUESTED', 'SHUT');
CREATE INDEX erasure_person ON erasure (person_id, asked_at DESC);
REVOKE DELETE, TRUNCATE ON erasure FROM marlin_app;
