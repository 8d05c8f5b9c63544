-- What ties a person to others, for rules on conflicts of interest. Words are normalized before they come here.
CREATE TABLE person_employer (
    person_id uuid NOT NULL REFERENCES person,
    source    text NOT NULL CHECK (source ~ '^(hand|scim|oidc:[a-z0-9][a-z0-9-]{0,39})$'),
    employer  text NOT NULL CHECK (length(employer) BETWEEN 1 AND 200),
    since     timestamptz NOT NULL,
    PRIMARY KEY (person_id, source)
);
CREATE INDEX person_employer_word ON person_employer (employer);

CREATE TABLE person_vendor (
    person_id uuid NOT NULL REFERENCES person,
    vendor    text NOT NULL CHECK (length(vendor) BETWEEN 1 AND 80),
    since     timestamptz NOT NULL,
    PRIMARY KEY (person_id, vendor)
);
