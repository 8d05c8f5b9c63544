-- The log keeps the installation's time, as all that it tells of does.
ALTER TABLE audit_event ALTER COLUMN at SET DEFAULT house_now();
CREATE INDEX audit_event_actor ON audit_event (actor_id, id);
CREATE INDEX audit_event_action ON audit_event (action, id);

-- Signed states of the log. The same lines stand in the anchor file, outside this database.
CREATE TABLE audit_head (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    size       bigint NOT NULL CHECK (size >= 0),
    root       text NOT NULL CHECK (root ~ '^[0-9a-f]{64}$'),
    chain      text NOT NULL CHECK (chain ~ '^[0-9a-f]{64}$'),
    signed_by  text NOT NULL CHECK (signed_by ~ '^[0-9a-f]{16}$'),
    signature  text NOT NULL
);
CALL make_insert_only('audit_head');

-- Checks of the whole log that somebody asked for: work with progress, and its outcome.
CREATE TABLE audit_verification (
    id         uuid PRIMARY KEY,
    asked_by   uuid NOT NULL REFERENCES person,
    asked_at   timestamptz NOT NULL,
    checked    bigint NOT NULL DEFAULT 0,
    total      bigint NOT NULL DEFAULT 0,
    ended_at   timestamptz,
    outcome    jsonb
);
CREATE INDEX audit_verification_asked ON audit_verification (asked_at);
