-- Where a person wants e-mails; nothing is sent there before they confirmed it.
CREATE TABLE mail_address (
    person_id    uuid PRIMARY KEY REFERENCES person,
    address      text NOT NULL CHECK (length(address) <= 254 AND address ~ '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+$'),
    confirmed_at timestamptz,
    token_hash   text NOT NULL CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    token_until  timestamptz NOT NULL,
    asked_at     timestamptz NOT NULL,
    unsubscribe  text NOT NULL UNIQUE,
    digest_at    timestamptz
);

CREATE TABLE mail_choice (
    person_id uuid NOT NULL REFERENCES person,
    kind      text NOT NULL CHECK (kind IN ('TURN', 'RESULT', 'PAY')),
    choice    text NOT NULL CHECK (choice IN ('AT_ONCE', 'DAILY', 'NEVER')),
    PRIMARY KEY (person_id, kind)
);

-- What a person is to be told; the key keeps one thing from being told twice.
CREATE TABLE mail_item (
    id        uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    kind      text NOT NULL CHECK (kind IN ('TURN', 'RESULT', 'PAY')),
    key       text NOT NULL,
    title     text NOT NULL,
    link      text NOT NULL CHECK (link LIKE '/%'),
    at        timestamptz NOT NULL,
    done_at   timestamptz,
    UNIQUE (person_id, key)
);
CREATE INDEX mail_item_open ON mail_item (person_id) WHERE done_at IS NULL;

-- Letters on their way; a letter that was taken by the server, or that cannot be sent, is deleted.
CREATE TABLE mail_letter (
    id          uuid PRIMARY KEY,
    address     text NOT NULL,
    subject     text NOT NULL,
    body        text NOT NULL,
    html        text NOT NULL,
    unsubscribe text,
    tries       integer NOT NULL DEFAULT 0,
    due         timestamptz NOT NULL,
    taken_until timestamptz
);
CREATE INDEX mail_letter_due ON mail_letter (due);

CREATE TABLE mail_cursor (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    sequence bigint NOT NULL CHECK (sequence >= 0)
);
INSERT INTO mail_cursor (sequence) SELECT coalesce(max(sequence), 0) FROM audit_seal;
REVOKE INSERT, DELETE, TRUNCATE ON mail_cursor FROM marlin_app;
