-- What outsiders may be told: one row per sealed audit event of a public kind. Thin: ids only, no people.
CREATE TABLE notice (
    id           uuid PRIMARY KEY,
    sequence     bigint NOT NULL UNIQUE,
    kind         text NOT NULL,
    at           timestamptz NOT NULL,
    subject_kind text NOT NULL,
    subject_id   uuid NOT NULL,
    campaign_id  uuid
);
CALL make_insert_only('notice');

-- How far the sealed log has been read: what happened before this table existed is told to nobody.
CREATE TABLE notice_cursor (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    sequence bigint NOT NULL CHECK (sequence >= 0)
);
INSERT INTO notice_cursor (sequence) SELECT coalesce(max(sequence), 0) FROM audit_seal;
REVOKE INSERT, DELETE, TRUNCATE ON notice_cursor FROM marlin_app;

CREATE TABLE webhook_endpoint (
    id          uuid PRIMARY KEY,
    url         text NOT NULL CHECK (length(url) BETWEEN 8 AND 500),
    campaign_id uuid,
    kinds       text[] NOT NULL CHECK (cardinality(kinds) >= 1),
    state       text NOT NULL CHECK (state IN ('LIVE', 'OFF')),
    off_reason  text CHECK (off_reason IN ('BY_HAND', 'GONE', 'FAILING')),
    created_by  uuid NOT NULL REFERENCES person,
    created_at  timestamptz NOT NULL,
    CHECK ((state = 'OFF') = (off_reason IS NOT NULL))
);
REVOKE DELETE, TRUNCATE ON webhook_endpoint FROM marlin_app;

-- Two may live at one time, while a consumer changes over.
CREATE TABLE webhook_secret (
    id          uuid PRIMARY KEY,
    endpoint_id uuid NOT NULL REFERENCES webhook_endpoint,
    secret      text NOT NULL CHECK (secret LIKE 'whsec\_%'),
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz
);
CREATE INDEX webhook_secret_endpoint ON webhook_secret (endpoint_id);

-- A queue, so its rows move; what was tried stands in webhook_attempt. taken_until is a worker's own lease, in real time.
CREATE TABLE webhook_delivery (
    id          uuid PRIMARY KEY,
    endpoint_id uuid NOT NULL REFERENCES webhook_endpoint,
    message_id  text NOT NULL CHECK (message_id ~ '^msg_[0-9a-f]{32}$'),
    kind        text NOT NULL,
    body        text NOT NULL CHECK (length(body) <= 4000),
    state       text NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'GIVEN_UP')),
    tries       integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
    due         timestamptz NOT NULL,
    created_at  timestamptz NOT NULL,
    taken_until timestamptz,
    UNIQUE (endpoint_id, message_id)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (endpoint_id, due) WHERE state = 'WAITING';
CREATE INDEX webhook_delivery_log ON webhook_delivery (endpoint_id, created_at DESC);

CREATE TABLE webhook_attempt (
    id             uuid PRIMARY KEY,
    delivery_id    uuid NOT NULL REFERENCES webhook_delivery,
    at             timestamptz NOT NULL,
    status         integer CHECK (status BETWEEN 100 AND 999),
    latency_millis integer NOT NULL CHECK (latency_millis >= 0),
    outcome        text NOT NULL CHECK (length(outcome) BETWEEN 1 AND 300),
    answer         text NOT NULL CHECK (length(answer) <= 2000)
);
CREATE INDEX webhook_attempt_delivery ON webhook_attempt (delivery_id, at);
CALL make_insert_only('webhook_attempt');
