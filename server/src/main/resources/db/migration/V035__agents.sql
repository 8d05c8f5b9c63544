CREATE TABLE agent_version (
    id             uuid PRIMARY KEY,
    agent          text NOT NULL CHECK (length(agent) BETWEEN 1 AND 60),
    version        text NOT NULL CHECK (length(version) BETWEEN 1 AND 60),
    adapter        text NOT NULL CHECK (adapter IN ('SCRIPTED', 'COMMAND', 'IMPORT')),
    provenance     text NOT NULL CHECK (provenance IN ('SCRIPTED', 'EXECUTED', 'IMPORTED')),
    settings       text NOT NULL,
    identity_words text[] NOT NULL,
    digest         text NOT NULL UNIQUE CHECK (digest ~ '^[0-9a-f]{64}$'),
    registered_by  uuid NOT NULL REFERENCES person,
    created_at     timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX agent_version_name ON agent_version (lower(agent), lower(version));
CALL make_insert_only('agent_version');
