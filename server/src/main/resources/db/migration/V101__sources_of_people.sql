-- Who gave a role: somebody by hand, or an outside source, which may take away what it gave and nothing else.
ALTER TABLE person_role
    ADD COLUMN source text NOT NULL DEFAULT 'hand' CHECK (source ~ '^(hand|scim|oidc:[a-z0-9][a-z0-9-]{0,39})$'),
    DROP CONSTRAINT person_role_pkey,
    ADD PRIMARY KEY (person_id, role, source);

-- Who suspended: a directory may not reinstate whom somebody suspended by hand.
ALTER TABLE person ADD COLUMN suspended_by text CHECK (suspended_by IN ('hand', 'scim'));

-- A person at an OpenID Connect provider; neither e-mail nor login ever links anybody.
CREATE TABLE person_link (
    issuer    text NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500),
    subject   text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
    person_id uuid NOT NULL REFERENCES person,
    linked_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX person_link_person ON person_link (person_id);
