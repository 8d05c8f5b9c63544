-- What somebody says they are, with evidence. Evidence that was uploaded lies in the blob store; its digest stands here.
CREATE TABLE credential (
    id           uuid PRIMARY KEY,
    person_id    uuid NOT NULL REFERENCES person,
    kind         text NOT NULL CHECK (kind IN ('degree', 'employer', 'certificate')),
    title        text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    link         text CHECK (length(link) BETWEEN 1 AND 500),
    file_digest  text CHECK (file_digest ~ '^[0-9a-f]{64}$'),
    file_type    text,
    file_bytes   integer CHECK (file_bytes BETWEEN 1 AND 2097152),
    state        text NOT NULL CHECK (state IN ('SUBMITTED', 'CONFIRMED', 'REFUSED', 'EXPIRED', 'WITHDRAWN')),
    submitted_at timestamptz NOT NULL,
    expires_on   date,
    reminded_at  timestamptz,
    UNIQUE (id, person_id),
    CHECK (link IS NOT NULL OR file_digest IS NOT NULL),
    CHECK ((file_digest IS NULL) = (file_type IS NULL) AND (file_digest IS NULL) = (file_bytes IS NULL))
);
CREATE INDEX credential_person ON credential (person_id, kind);
CREATE INDEX credential_waiting ON credential (submitted_at) WHERE state = 'SUBMITTED';
CREATE INDEX credential_expiry ON credential (expires_on) WHERE state = 'CONFIRMED';
REVOKE DELETE, TRUNCATE ON credential FROM marlin_app;

-- Nobody decides on what they say of themselves.
CREATE TABLE credential_decision (
    credential_id uuid PRIMARY KEY,
    person_id     uuid NOT NULL,
    confirmed     boolean NOT NULL,
    reason        text NOT NULL CHECK (length(reason) <= 2000 AND (confirmed OR reason ~ '\S')),
    decided_by    uuid NOT NULL REFERENCES person CHECK (decided_by <> person_id),
    decided_at    timestamptz NOT NULL,
    FOREIGN KEY (credential_id, person_id) REFERENCES credential (id, person_id)
);
CALL make_insert_only('credential_decision');
