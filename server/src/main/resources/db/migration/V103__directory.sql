-- People and groups as a directory that speaks SCIM knows them. Their ids are not those of people here.
CREATE TABLE directory_user (
    id           uuid PRIMARY KEY,
    person_id    uuid NOT NULL UNIQUE REFERENCES person,
    user_name    text NOT NULL CHECK (length(user_name) BETWEEN 1 AND 254),
    external_id  text UNIQUE CHECK (length(external_id) BETWEEN 1 AND 255),
    display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 254),
    organization text CHECK (length(organization) BETWEEN 1 AND 200),
    version      bigint NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX directory_user_name ON directory_user (lower(user_name));

CREATE TABLE directory_group (
    id           uuid PRIMARY KEY,
    display_name text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 254),
    external_id  text UNIQUE CHECK (length(external_id) BETWEEN 1 AND 255),
    version      bigint NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX directory_group_name ON directory_group (lower(display_name));

CREATE TABLE directory_member (
    group_id uuid NOT NULL REFERENCES directory_group ON DELETE CASCADE,
    user_id  uuid NOT NULL REFERENCES directory_user ON DELETE CASCADE,
    PRIMARY KEY (group_id, user_id)
);
CREATE INDEX directory_member_user ON directory_member (user_id);
