-- English stems without stop words, so that every word of a query finds what it names.
CREATE TEXT SEARCH DICTIONARY catalog_stem (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION catalog_words (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION catalog_words
    ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH catalog_stem;

CREATE TABLE repository (
    id          uuid PRIMARY KEY,
    key         text NOT NULL UNIQUE CHECK (length(key) <= 600),
    name        text NOT NULL,
    short_name  text NOT NULL,
    clone_url   text,
    description text NOT NULL,
    language    text,
    topics      text[] NOT NULL,
    license     text,
    stars       bigint NOT NULL CHECK (stars >= 0),
    archived    boolean NOT NULL,
    pushed_at   timestamptz,
    updated_at  timestamptz NOT NULL,
    document    tsvector NOT NULL
);
ALTER TABLE repository ALTER COLUMN document SET STATISTICS 500;
CREATE INDEX repository_document ON repository USING gin (document) WITH (gin_pending_list_limit = 256);
CREATE INDEX repository_topics ON repository USING gin (topics) WITH (gin_pending_list_limit = 256);
CREATE INDEX repository_stars ON repository (stars DESC, id);
CREATE INDEX repository_language_stars ON repository (language, stars DESC, id);
CREATE INDEX repository_license_stars ON repository (license, stars DESC, id);
CREATE INDEX repository_recent ON repository (updated_at DESC, id);
CREATE INDEX repository_language_recent ON repository (language, updated_at DESC, id);
CREATE INDEX repository_short_name ON repository (short_name);

-- facts: {"stars": {"value": "12", "at": "2026-08-05T00:00:00Z"}, …}; "at" is absent where the row had no date.
CREATE TABLE repository_report (
    repository_id uuid NOT NULL REFERENCES repository,
    source        text NOT NULL,
    facts         jsonb NOT NULL,
    first_seen    timestamptz NOT NULL,
    PRIMARY KEY (repository_id, source)
);

CREATE TABLE catalog_facet (
    kind         text NOT NULL CHECK (kind IN ('language', 'license', 'topic', 'all')),
    value        text NOT NULL,
    repositories bigint NOT NULL,
    PRIMARY KEY (kind, value)
);
CREATE INDEX catalog_facet_order ON catalog_facet (kind, repositories DESC, value);

CREATE TABLE catalog_import (
    id           uuid PRIMARY KEY,
    state        text NOT NULL CHECK (state IN ('REQUESTED', 'RUNNING', 'DONE', 'FAILED')),
    file_name    text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
    sha256       text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes        bigint NOT NULL,
    requested_by uuid REFERENCES person,
    requested_at timestamptz NOT NULL,
    started_at   timestamptz,
    ended_at     timestamptz,
    bytes_read   bigint NOT NULL DEFAULT 0,
    counts       jsonb NOT NULL,
    bad_rows     jsonb NOT NULL DEFAULT '[]',
    reason       text
);
CREATE INDEX catalog_import_recent ON catalog_import (requested_at DESC, id);

CREATE TABLE mirror_request (
    id             uuid PRIMARY KEY,
    repository_id  uuid NOT NULL REFERENCES repository,
    state          text NOT NULL CHECK (state IN ('REQUESTED', 'RUNNING', 'DONE', 'FAILED')),
    requested_by   uuid REFERENCES person,
    requested_at   timestamptz NOT NULL,
    started_at     timestamptz,
    ended_at       timestamptz,
    default_branch text,
    head           text,
    bytes          bigint,
    reason         text
);
CREATE UNIQUE INDEX mirror_request_open ON mirror_request (repository_id) WHERE state IN ('REQUESTED', 'RUNNING');
CREATE INDEX mirror_request_repository ON mirror_request (repository_id, requested_at DESC);
