-- The application works as this role; it owns nothing. A database owner who may not create roles makes it beforehand.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'marlin_app') THEN
        CREATE ROLE marlin_app NOLOGIN;
    END IF;
    EXECUTE format('GRANT marlin_app TO %I', current_user);
END $$;
GRANT USAGE ON SCHEMA public TO marlin_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO marlin_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO marlin_app;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed: write a new one', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;

-- Makes a table insert-only twice over: by grant for the application, by trigger for everybody.
CREATE PROCEDURE make_insert_only(target regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM marlin_app', target);
    EXECUTE format('CREATE TRIGGER insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON %s '
        'FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', target);
END $$;

CREATE TABLE person (
    id            uuid PRIMARY KEY,
    login         text NOT NULL UNIQUE CHECK (login ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
    display_name  text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 120),
    password_hash text,
    failed_logins integer NOT NULL DEFAULT 0,
    locked_until  timestamptz,
    suspended_at  timestamptz,
    created_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE person_role (
    person_id uuid NOT NULL REFERENCES person,
    role      text NOT NULL CHECK (role IN ('expert', 'reviewer', 'adjudicator', 'manager', 'finance', 'admin')),
    PRIMARY KEY (person_id, role)
);

CREATE TABLE api_token (
    id          uuid PRIMARY KEY,
    person_id   uuid NOT NULL REFERENCES person,
    name        text NOT NULL,
    hash        text NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
    scopes      text[] NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL,
    revoked_at  timestamptz
);
CREATE INDEX api_token_person ON api_token (person_id);

CREATE TABLE idempotent_request (
    person_id    uuid NOT NULL,
    key          text NOT NULL CHECK (length(key) BETWEEN 8 AND 100),
    request      text NOT NULL,
    status       integer,
    content_type text,
    location     text,
    body         bytea,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (person_id, key)
);
CREATE INDEX idempotent_request_age ON idempotent_request (created_at);

CREATE TABLE attention (
    person_id    uuid NOT NULL REFERENCES person,
    subject_kind text NOT NULL,
    subject_id   uuid NOT NULL,
    title        text NOT NULL,
    reason       text NOT NULL,
    action       text NOT NULL,
    link         text NOT NULL,
    since        timestamptz NOT NULL,
    due          timestamptz,
    PRIMARY KEY (person_id, subject_kind, subject_id)
);
CREATE INDEX attention_subject ON attention (subject_kind, subject_id);

CREATE TABLE audit_event (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at           timestamptz NOT NULL DEFAULT clock_timestamp(),
    action       text NOT NULL,
    actor_id     uuid,
    subject_kind text NOT NULL,
    subject_id   uuid NOT NULL,
    facts        jsonb NOT NULL
);
CREATE INDEX audit_event_subject ON audit_event (subject_kind, subject_id);
CALL make_insert_only('audit_event');

-- One row per sealed event, in sealing order; hash covers the previous hash and the canonical event.
CREATE TABLE audit_seal (
    sequence bigint PRIMARY KEY,
    event_id bigint NOT NULL UNIQUE REFERENCES audit_event,
    hash     text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$')
);
CALL make_insert_only('audit_seal');

CREATE TABLE spring_session (
    primary_id            char(36) PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint NOT NULL,
    last_access_time      bigint NOT NULL,
    max_inactive_interval integer NOT NULL,
    expiry_time           bigint NOT NULL,
    principal_name        varchar(100)
);
CREATE INDEX spring_session_expiry ON spring_session (expiry_time);
CREATE INDEX spring_session_principal ON spring_session (principal_name);

CREATE TABLE spring_session_attributes (
    session_primary_id char(36) NOT NULL REFERENCES spring_session ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);
